/** Returns the names in space-separated lists. */
const names = (...lists: string[]): string[] => lists.flatMap((list) => list.split(' ')).filter(Boolean)

/**
 * Attributes that every element of a post may have. All others are rejected: `style` can cover the page, `accesskey`
 * and `autofocus` take over the keyboard, `popover` and `contenteditable` create widgets, `nonce`, `slot`, `part` and
 * `is` are for scripts, and `on…` are scripts.
 */
const globalAttributes = names(
  'class id lang dir title role hidden tabindex translate spellcheck xml:lang',
  // Microdata, for search engines.
  'itemscope itemtype itemprop itemid itemref',
)

/** Elements in a line of text. */
const inline = names(
  'abbr b bdi bdo br cite code dfn em i kbd mark rb rp rt rtc ruby s samp small span strong sub sup u var wbr',
  // Obsolete elements that old blogs often use and browsers still render.
  'acronym big font nobr strike tt',
)

/** Text elements without specific attributes. */
const text = names(
  // Sections and blocks. `main`, `form` and `dialog` belong to the page.
  'address article aside div figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr nav p pre section search summary',
  // Lists and tables.
  'dd dl dt menu ul caption tbody thead tfoot',
  // Obsolete, as some of the inline elements.
  'center dir',
  ...inline,
)

/** HTML elements with their specific attributes. */
const html: Record<string, string[]> = {
  ...Object.fromEntries(text.map((name) => [name, []])),
  // Without `ping` and `attributionsrc`, which track clicks.
  a: names('href target rel download hreflang type referrerpolicy name'),
  blockquote: names('cite'),
  q: names('cite'),
  del: names('cite datetime'),
  ins: names('cite datetime'),
  time: names('datetime'),
  data: names('value'),
  meter: names('value min max low high optimum'),
  progress: names('value max'),
  // `<details>` with the same name form an accordion; scripts cannot look them up by it.
  details: names('open name'),
  ol: names('start reversed type'),
  li: names('value'),
  table: names('summary border cellpadding cellspacing width align'),
  col: names('span width'),
  colgroup: names('span width'),
  td: names('colspan rowspan headers align valign width'),
  th: names('colspan rowspan headers scope abbr align valign width'),
  tr: names('align valign'),
  ...Object.fromEntries(names('div p h1 h2 h3 h4 h5 h6 hr caption').map((name) => [name, names('align')])),
  font: names('color face size'),
  audio: names('src controls loop muted preload autoplay'),
  video: names('src poster controls loop muted preload autoplay playsinline width height'),
  source: names('src type media'),
  track: names('src kind srclang label default'),
}

/** Attributes of every SVG element; `url(…)` and `href` may only refer to parts of the same page. */
const svgAttributes = names(
  'x y width height transform transform-origin viewBox preserveAspectRatio opacity display visibility color',
  'fill fill-opacity fill-rule filter stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit',
  'stroke-dasharray stroke-dashoffset paint-order vector-effect shape-rendering text-rendering color-interpolation',
  'clip-path clip-rule mask marker-start marker-mid marker-end font-family font-size font-style font-weight',
  'font-variant font-stretch letter-spacing word-spacing text-anchor text-decoration dominant-baseline',
  'alignment-baseline baseline-shift writing-mode direction pathLength xmlns xmlns:xlink xml:space version baseProfile',
)

/** Attributes of every filter primitive. */
const filterAttributes = names(
  'in in2 result dx dy values type operator mode radius scale amplitude exponent intercept slope offset tableValues order',
  'k1 k2 k3 k4 bias divisor kernelMatrix edgeMode targetX targetY preserveAlpha stdDeviation baseFrequency numOctaves',
  'seed stitchTiles xChannelSelector yChannelSelector flood-color flood-opacity color-interpolation-filters',
)

const gradient = names('gradientUnits gradientTransform spreadMethod href xlink:href')

/**
 * Elements of inline SVG with their specific attributes. None of them runs code, animates, fetches or contains HTML: no
 * `script`, `style`, `animate…`, `set`, `image`, `feImage`, `foreignObject`, `a`, and no `title`, which React mistakes
 * for the page's.
 */
const svg: Record<string, string[]> = {
  svg: [],
  g: [],
  defs: [],
  desc: [],
  symbol: names('refX refY'),
  path: names('d'),
  rect: names('rx ry'),
  circle: names('cx cy r'),
  ellipse: names('cx cy rx ry'),
  line: names('x1 y1 x2 y2'),
  polyline: names('points'),
  polygon: names('points'),
  text: names('dx dy rotate textLength lengthAdjust'),
  tspan: names('dx dy rotate textLength lengthAdjust'),
  textPath: names('href xlink:href startOffset method spacing side'),
  marker: names('markerWidth markerHeight markerUnits refX refY orient'),
  linearGradient: [...gradient, ...names('x1 y1 x2 y2')],
  radialGradient: [...gradient, ...names('cx cy r fx fy fr')],
  stop: names('offset stop-color stop-opacity'),
  pattern: names('patternUnits patternContentUnits patternTransform href xlink:href'),
  clipPath: names('clipPathUnits'),
  mask: names('maskUnits maskContentUnits'),
  filter: [...filterAttributes, ...names('filterUnits primitiveUnits')],
  ...Object.fromEntries(
    names(
      'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDisplacementMap feDropShadow feFlood',
      'feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence',
    ).map((name) => [name, filterAttributes]),
  ),
}

/**
 * Further elements and attributes that the engine's plugins create: from Markdown (images, task lists, footnotes) and
 * around it (scrolling tables, copy buttons). Authors cannot write them in a post.
 */
const engineHtml: Record<string, string[]> = {
  img: names('src alt width height loading decoding'),
  input: names('type checked disabled'),
  button: names('type'),
  // For `--first-line`, from rehype-code.
  code: names('style'),
}

/** MathML elements in the output of KaTeX. */
const engineMath = names(
  'math semantics annotation menclose mfrac mglyph mi mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle msub',
  'msubsup msup mtable mtd mtext mtr munder munderover',
)
const engineMathAttributes = names(
  'accent accentunder columnalign columnlines columnspacing depth display displaystyle encoding fence form height',
  'largeop linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits',
  'notation rowalign rowlines rowspacing rspace scriptlevel separator side stretchy style valign voffset width xmlns',
)

const svgNames = new Set(Object.keys(svg))
const byElement = new Map(
  Object.entries(html)
    .map(([name, own]): [string, string[]] => [name, [...globalAttributes, ...own]])
    .concat(Object.entries(svg).map(([name, own]) => [name, [...globalAttributes, ...svgAttributes, ...own]])),
)
const byEngineElement = new Map<string, string[]>([
  ...byElement,
  ...Object.entries(engineHtml).map(([name, own]): [string, string[]] => [
    name,
    [...(byElement.get(name) ?? globalAttributes), ...own],
  ]),
  ...engineMath.map((name): [string, string[]] => [name, [...globalAttributes, ...engineMathAttributes]]),
])

/** The origin of an element: an author's post or a plugin of the engine. */
export type Origin = 'author' | 'engine'

/** Returns the names of the elements that posts may contain. */
export function getElementNames(): string[] {
  return [...byElement.keys()]
}

/** Returns whether posts may contain an element. The name is case-sensitive, as in HTML (lower case) and SVG. */
export function isAllowedElement(name: string, origin: Origin = 'author'): boolean {
  return (origin === 'engine' ? byEngineElement : byElement).has(name)
}

/** Returns whether an element is an SVG element. */
export function isSvg(name: string): boolean {
  return svgNames.has(name)
}

const blocks = new Set(
  names(
    'address article aside blockquote center details dir div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup',
    'hr li dd dt menu nav ol p pre search section summary ul',
    'table caption colgroup col tbody td tfoot th thead tr source track',
  ),
)

/** Returns whether an HTML element cannot be in a paragraph, so that it separates the words before and after it. */
export function isBlock(name: string): boolean {
  return blocks.has(name)
}

const phrases = new Set(['p', 'pre', 'summary', ...names('h1 h2 h3 h4 h5 h6'), ...inline])

/** Returns whether an HTML element can contain text but no paragraph. */
export function isPhrase(name: string): boolean {
  return phrases.has(name)
}

/** Returns the attributes that an element may have in addition to `aria-…` and `data-…`. */
export function getAttributeNames(element: string, origin: Origin = 'author'): string[] {
  return (origin === 'engine' ? byEngineElement : byElement).get(element) ?? []
}
