"""What is known of the languages: tokens, words, forms, numerals and scripts."""
