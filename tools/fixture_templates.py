"""The pages around the fixture articles: what a news site, a print style and a word processor put about a text."""

from __future__ import annotations

SAVED_PAGE = """<!DOCTYPE html>
<!-- saved from url=(0056)%url% -->
<html lang="%lang%">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=%charset%">
<title>%title% — %site%</title>
<meta property="og:type" content="article">
<meta property="og:site_name" content="%site%">
<meta property="og:title" content="%title%">
<meta property="og:url" content="%url%">
<meta property="article:published_time" content="%date%T23:40:00+05:00">
<meta property="article:modified_time" content="2025-03-20T09:00:00+05:00">
<link rel="canonical" href="%url%">
<style>.menu li { display: inline } .banner { height: 90px }</style>
<script>window.visits = 987654; document.cookie = "seen=1";</script>
</head>
<body>
<header class="site-header"><a href="/">%site%</a>
<nav class="menu"><ul>
%menu%
</ul></nav>
<div class="informer">USD 512 EUR 556 · +3 °C</div>
</header>
<div class="banner"><a href="/ad">-50% &#8381;</a></div>
<main>
<article class="news-detail" itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">%title%</h1>
<div class="meta"><time datetime="%date%T23:40:00+05:00">%dateline%</time> <span class="counter">%lead%</span></div>
<div class="text" itemprop="articleBody">
%body%
</div>
<div class="share"><a href="#vk">VK 12</a> <a href="#tg">Telegram 31</a></div>
</article>
<aside class="related"><h3>%related_title%</h3><ul>
%related%
</ul></aside>
</main>
<footer class="site-footer"><p>%footer%</p></footer>
</body>
</html>
"""

PRINTED_PAGE = """<!DOCTYPE html>
<html lang="%lang%"><head><meta charset="utf-8"><title>%title%</title><style>
@page { size: 148mm 125mm; margin: 16mm 14mm }
body { font: 10pt/1.35 "DejaVu Serif", serif }
h1 { font-size: 15pt }
.text { columns: 2; column-gap: 8mm; text-align: justify }
p { margin: 0; text-indent: 5mm }
.note { font-size: 7.5pt; text-indent: 0 }
sup { font-size: 60%; vertical-align: super; line-height: 0 }
table { border-collapse: collapse; font-size: 7pt; margin: 2mm 0; column-span: all; width: 100% }
th, td { border: 0.3mm solid #444; padding: 0.5mm 1mm; text-align: left }
</style></head><body>
<h1>%title%</h1>
<p>%dateline%</p>
<div class="text">
%body%
</div>
</body></html>
"""

OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/>
<style:text-properties style:font-name="Liberation Serif" fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Body" style:family="paragraph">
<style:paragraph-properties fo:text-indent="0.5cm" fo:text-align="justify"/>
<style:text-properties style:font-name="Liberation Serif" fo:font-size="10pt" fo:hyphenate="true"/></style:style>
<style:style style:name="Small" style:family="paragraph">
<style:text-properties style:font-name="Liberation Serif" fo:font-size="7pt"/></style:style>
<style:style style:name="Note" style:family="paragraph">
<style:text-properties style:font-name="Liberation Serif" fo:font-size="8pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Grid" style:family="table">
<style:table-properties style:width="5.7cm" table:align="left"/></style:style>
<style:style style:name="Cell" style:family="table-cell">
<style:table-cell-properties fo:border="0.3pt solid #000000" fo:padding="0.05cm"/></style:style>
<style:style style:name="Two" style:family="section"><style:section-properties text:dont-balance-text-columns="true">
<style:columns fo:column-count="2" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:page-layout style:name="A5"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="12cm"
 fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="1.2cm" fo:margin-right="1.2cm"/>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.4cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A5">
<style:header><text:p text:style-name="Note">%site%</text:p></style:header>
<style:footer>
<text:p text:style-name="Note">– <text:page-number text:select-page="current">1</text:page-number> –</text:p>
</style:footer></style:master-page></office:master-styles>
<office:body><office:text>%title%
<text:section text:style-name="Two" text:name="S">%body%</text:section></office:text></office:body>
</office:document>
"""
