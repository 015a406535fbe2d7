"""From a sentence to the things it names: numbers, dates, facilities, places, people."""
