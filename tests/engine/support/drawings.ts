/** Returns a drawing of 40 by 30 pixels with this content. */
export const draw = (content: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30"${attributes}>${content}</svg>`

const elsewhere = 'https://evil.example/a'
const style = (css: string) => `<style>${css}</style><rect width="9" height="9"/>`
const rect = (attributes: string) => `<rect width="9" height="9" ${attributes}/>`
const link = (inner: string) => `<a href="https://example.org/"><text y="9">A</text>${inner}</a>`

/** Parts of a drawing that run scripts, load files or link to scripts, each with a description. */
export const attacks: [string, string][] = [
  // Scripts
  ['a script', '<script>alert(1)</script>'],
  ['a script from elsewhere', `<script href="${elsewhere}"/>`],
  ['a script with a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
  ['a script of XHTML', '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'],
  ['a script of XHTML with a prefix', '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'],
  ['a script in no namespace', '<script xmlns="">alert(1)</script>'],
  ['an image of XHTML with a handler', '<img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/>'],
  ['a style sheet of XHTML', `<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="${elsewhere}"/>`],
  [
    'a refresh of XHTML',
    `<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=${elsewhere}"/>`,
  ],
  ['an event handler', rect('onclick="alert(1)"')],
  ['an event handler in capitals', rect('ONCLICK="alert(1)"')],
  ['an event handler of an animation', '<animate onbegin="alert(1)" attributeName="x" dur="1s"/>'],
  ['a handler of SVG Tiny', '<handler type="application/ecmascript">alert(1)</handler>'],
  ['a listener of XML events', '<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" event="load" handler="#a"/>'],
  ['a page', '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">A</p></foreignObject>'],
  ['a frame', `<iframe xmlns="http://www.w3.org/1999/xhtml" src="${elsewhere}"/>`],
  ['a frame in the namespace of SVG', `<iframe src="${elsewhere}"/>`],
  ['a transformation', '<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform" version="1.0"/>'],
  ['an inclusion', `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${elsewhere}"/>`],
  ['a formula', `<math xmlns="http://www.w3.org/1998/Math/MathML" href="javascript:alert(1)"/>`],
  // Links
  ['a link to a script', '<a href="javascript:alert(1)"><text>A</text></a>'],
  ['a link to a script, of old', '<a xlink:href="javascript:alert(1)"><text>A</text></a>'],
  [
    'a link to a script by another prefix',
    '<a xmlns:y="http://www.w3.org/1999/xlink" y:href="javascript:alert(1)"><text>A</text></a>',
  ],
  ['a link to a script behind spaces', '<a href=" &#9;java&#10;script:alert(1)"><text>A</text></a>'],
  [
    'a link to a document in its address',
    '<a href="data:text/html,&lt;script>alert(1)&lt;/script>"><text>A</text></a>',
  ],
  ['a link that is set to a script', link('<set attributeName="href" to="javascript:alert(1)"/>')],
  ['a link that is set to a script, of old', link('<set attributeName="xlink:href" to="javascript:alert(1)"/>')],
  [
    'a link that is animated to a script',
    link('<animate attributeName="href" values="javascript:alert(1)" dur="1s"/>'),
  ],
  [
    'a link that is animated from afar',
    `<a id="l" href="https://example.org/"><text>A</text></a><animate href="#l" attributeName="href" to="javascript:alert(1)"/>`,
  ],
  ['a handler that is set', rect('id="r"').replace('/>', '><set attributeName="onclick" to="alert(1)"/></rect>')],
  // Elements that load files
  ['an image from elsewhere', `<image href="${elsewhere}.png" width="9" height="9"/>`],
  ['an image beside the drawing', '<image href="secret.png" width="9" height="9"/>'],
  ['an image of the root', '<image xlink:href="/secret.png" width="9" height="9"/>'],
  ['an image that is a document', '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>'],
  ['a part of another file', `<use href="${elsewhere}.svg#a"/>`],
  ['a part of a document in its address', '<use href="data:image/svg+xml;base64,PHN2Zy8+#a"/>'],
  ['a filter that loads an image', `<filter id="f"><feImage href="${elsewhere}.png"/></filter>`],
  ['a gradient of another file', `<linearGradient id="g" href="${elsewhere}.svg#a"/>`],
  ['a text along a path of another file', `<text><textPath href="${elsewhere}.svg#a">A</textPath></text>`],
  [
    'a font from elsewhere',
    `<font-face font-family="a"><font-face-src><font-face-uri href="${elsewhere}"/></font-face-src></font-face>`,
  ],
  ['a sound', `<audio href="${elsewhere}.ogg"/>`],
  ['a cursor of another file', `<cursor id="c" href="${elsewhere}.png"/>`],
  // Attributes that load files
  ...[
    'fill',
    'stroke',
    'filter',
    'mask',
    'clip-path',
    'cursor',
    'marker-start',
    'marker-mid',
    'marker-end',
    'marker',
  ].map((name): [string, string] => [`${name} of another file`, rect(`${name}="url(${elsewhere}.svg#a)"`)]),
  ['fill of a file beside it', rect('fill="url(other.svg#a)"')],
  ['fill with a quoted address', rect(`fill="url( '${elsewhere}#a' )"`)],
  ['fill with an escape', rect(`fill="\\75rl(${elsewhere}#a)"`)],
  [
    'fill that is animated',
    `<rect width="9" height="9"><animate attributeName="fill" values="red;url(${elsewhere}#a)" dur="1s"/></rect>`,
  ],
  ['fill that is set', `<rect width="9" height="9"><set attributeName="fill" to="url(${elsewhere}#a)"/></rect>`],
  ['a style attribute', rect(`style="fill: url(${elsewhere}#a)"`)],
  ['a style attribute with an escape', rect(`style="fill: u\\72 l(${elsewhere}#a)"`)],
  ['a style attribute with references', rect(`style="fill: &#117;&#x72;l(${elsewhere}#a)"`)],
  // Styles that load files
  ['a style that imports', style(`@import "${elsewhere}";`)],
  ['a style that imports by url()', style(`@import url(${elsewhere});`)],
  ['a style that imports with an escape', style(`@\\69mport "${elsewhere}";`)],
  ['a style that imports with another escape', style(`@imp\\00006frt "${elsewhere}";`)],
  ['a style that imports behind a comment', style(`/* a */@import/**/"${elsewhere}";`)],
  ['a style that imports in CDATA', style(`<![CDATA[@import "${elsewhere}";]]>`)],
  ['a style that imports, in two parts', style(`@imp<![CDATA[ort "${elsewhere}";]]>`)],
  ['a background', style(`svg { background: url(${elsewhere}) }`)],
  ['a background in capitals', style(`svg { background: URL(${elsewhere}) }`)],
  ['a background with escapes in url', style(`svg { background: \\75 \\72 \\6c(${elsewhere}) }`)],
  ['a background with a comment behind url(', style(`svg { background: url(/**/"${elsewhere}") }`)],
  ['a background that ends with the file', style(`svg { background: url(${elsewhere}`)],
  ['a background of a scheme', style('svg { background: url(javascript:alert(1)) }')],
  ['a background without a scheme', style('svg { background: url(//evil.example/a) }')],
  [
    'a background that is a drawing',
    style('svg { background: url("data:image/svg+xml,<svg/>") }').replace('<svg/>', '&lt;svg/>'),
  ],
  ['an image-set()', style(`svg { background: image-set("${elsewhere}" 1x) }`)],
  ['an image-set() of old', style(`svg { background: -webkit-image-set(url(${elsewhere}) 1x) }`)],
  ['an image-set() with an escape', style(`svg { background: image\\2dset("${elsewhere}" 1x) }`)],
  ['an image()', style(`svg { background: image("${elsewhere}") }`)],
  ['a src()', style(`svg { background: src("${elsewhere}") }`)],
  ['a cross-fade()', style(`svg { background: cross-fade(url(${elsewhere}), red) }`)],
  ['a variable that holds an address', style(`svg { --a: url(${elsewhere}); background: var(--a) }`)],
  ['a font', style(`@font-face { font-family: a; src: url(${elsewhere}.woff2) } text { font-family: a }`)],
  ['a binding', style(`rect { -moz-binding: url(${elsewhere}#a); behavior: url(${elsewhere}) }`)],
  ['a namespace', style(`@namespace a url(${elsewhere});`)],
  ['an expression', style('rect { width: expression(alert(1)) }')],
  ['a processing instruction within it', `<?xml-stylesheet href="${elsewhere}.css"?>`],
]

/** Whole files that do the same with what precedes or encloses the drawing. */
export const hostileDocuments: [string, string][] = [
  ['a style sheet', `<?xml-stylesheet href="${elsewhere}.css"?>${draw('')}`],
  ['a transformation', `<?xml-stylesheet type="text/xsl" href="#a"?>${draw('')}`],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>">]>${draw('')}`],
  [
    'an entity from elsewhere',
    `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${draw('<text>&a;</text>').replace('&a;', '')}`,
  ],
  ['an attribute list', `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>${draw('')}`],
  ['an entity that nobody declares', draw('<text>&a;</text>')],
  ['a handler of the root', draw('', ' onload="alert(1)"')],
  ['a page as its root', '<html xmlns="http://www.w3.org/1999/xhtml"><body onload="alert(1)"/></html>'],
  ['a page that calls itself svg', '<svg xmlns="http://www.w3.org/1999/xhtml" width="9" height="9"/>'],
  ['another element as its root', '<a xmlns="http://www.w3.org/2000/svg" href="https://example.org/"/>'],
  ['a prefix that nobody declares', draw('<x:g/>')],
  ['bytes that are not UTF-8', 'LATIN1'],
]
