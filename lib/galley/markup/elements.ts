/** A set of names, from texts in which they are separated by spaces. */
const names = (...lists: string[]): string[] => lists.flatMap((list) => list.split(' ')).filter(Boolean)

/**
 * Attributes that every element of a post may have. What is not here is refused: `style` lays things over the page,
 * `accesskey` and `autofocus` take the keyboard, `popover` and `contenteditable` make widgets, `nonce`, `slot`, `part` and
 * `is` belong to scripts, `on…` is one.
 */
const globalAttributes = names(
  'class id lang dir title role hidden tabindex translate spellcheck xml:lang',
  // Microdata: what search engines read.
  'itemscope itemtype itemprop itemid itemref',
)

/** Elements of text: they have no attributes of their own. */
const text = names(
  // Sections and blocks. `main`, `form` and `dialog` belong to the page.
  'address article aside div figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr nav p pre section search summary',
  // Words and phrases.
  'abbr b bdi bdo br cite code dfn em i kbd mark rb rp rt rtc ruby s samp small span strong sub sup u var wbr',
  // Elements of older HTML that old blogs are full of, and that browsers still show.
  'acronym big center dir font nobr strike tt',
  // Lists and tables.
  'dd dl dt menu ul caption tbody thead tfoot',
)

/** Elements of HTML with attributes of their own. */
const html: Record<string, string[]> = {
  ...Object.fromEntries(text.map((name) => [name, []])),
  // No `ping` and no `attributionsrc`: they tell others what readers follow.
  a: names('href target rel download hreflang type referrerpolicy name'),
  blockquote: names('cite'),
  q: names('cite'),
  del: names('cite datetime'),
  ins: names('cite datetime'),
  time: names('datetime'),
  data: names('value'),
  meter: names('value min max low high optimum'),
  progress: names('value max'),
  // Details of one name are an accordion; the name says nothing to scripts.
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

/** What any element of a drawing may have; `url(…)` and `href` in it may lead to a place of the same page alone. */
const drawing = names(
  'x y width height transform transform-origin viewBox preserveAspectRatio opacity display visibility color',
  'fill fill-opacity fill-rule filter stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit',
  'stroke-dasharray stroke-dashoffset paint-order vector-effect shape-rendering text-rendering color-interpolation',
  'clip-path clip-rule mask marker-start marker-mid marker-end font-family font-size font-style font-weight',
  'font-variant font-stretch letter-spacing word-spacing text-anchor text-decoration dominant-baseline',
  'alignment-baseline baseline-shift writing-mode direction pathLength xmlns xmlns:xlink xml:space version baseProfile',
)

/** What any element of a filter may have. */
const effect = names(
  'in in2 result dx dy values type operator mode radius scale amplitude exponent intercept slope offset tableValues order',
  'k1 k2 k3 k4 bias divisor kernelMatrix edgeMode targetX targetY preserveAlpha stdDeviation baseFrequency numOctaves',
  'seed stitchTiles xChannelSelector yChannelSelector flood-color flood-opacity color-interpolation-filters',
)

const gradient = names('gradientUnits gradientTransform spreadMethod href xlink:href')

/**
 * Elements of drawings that stand in the text. None of them runs, moves, fetches or holds HTML: no `script`, `style`,
 * `animate…`, `set`, `image`, `feImage`, `foreignObject`, `a`, and no `title`, which React takes for that of the page.
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
  filter: [...effect, ...names('filterUnits primitiveUnits')],
  ...Object.fromEntries(
    names(
      'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDisplacementMap feDropShadow feFlood',
      'feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence',
    ).map((name) => [name, effect]),
  ),
}

/**
 * What the engine's own plugins make besides: of Markdown (images, boxes of tasks, footnotes) and around it (tables that
 * scroll, code that can be copied). Nothing of it can be written in a post.
 */
const engineHtml: Record<string, string[]> = {
  img: names('src alt width height loading decoding'),
  input: names('type checked disabled'),
  button: names('type'),
  // `--first-line`, by rehype-code.
  code: names('style'),
}

/** The MathML that KaTeX makes. */
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
    .concat(Object.entries(svg).map(([name, own]) => [name, [...globalAttributes, ...drawing, ...own]])),
)
const byEngineElement = new Map<string, string[]>([
  ...byElement,
  ...Object.entries(engineHtml).map(([name, own]): [string, string[]] => [
    name,
    [...(byElement.get(name) ?? globalAttributes), ...own],
  ]),
  ...engineMath.map((name): [string, string[]] => [name, [...globalAttributes, ...engineMathAttributes]]),
])

/** Who has written an element: an author, in a post, or a plugin of the engine. */
export type Origin = 'author' | 'engine'

/** Returns the elements that may be in a post. */
export function getElementNames(): string[] {
  return [...byElement.keys()]
}

/** Whether an element may be in a post; names are as HTML and SVG write them, in their case. */
export function isAllowedElement(name: string, origin: Origin = 'author'): boolean {
  return (origin === 'engine' ? byEngineElement : byElement).has(name)
}

/** Whether an element belongs to a drawing. */
export function isSvg(name: string): boolean {
  return svgNames.has(name)
}

/** Returns the attributes that an element may have besides `aria-…` and `data-…`. */
export function getAttributeNames(element: string, origin: Origin = 'author'): string[] {
  return (origin === 'engine' ? byEngineElement : byElement).get(element) ?? []
}
