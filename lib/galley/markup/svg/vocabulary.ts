/**
 * What a drawing may consist of. A drawing that is opened by itself is a document with the rights of the site, so this is
 * a list of what draws, moves or describes shapes and can neither run anything nor load anything from elsewhere; whatever
 * a browser or a standard adds later stays out until somebody has looked at it and listed it here.
 */

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

export const namespaces = {
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
}

/**
 * The elements of the SVG namespace that are published. Left out on purpose: `script`, `handler` and `listener` run code;
 * `foreignObject`, `iframe`, `audio`, `video` and `canvas` hold pages and players; `feImage`, `cursor`, `color-profile` and
 * `font-face-uri` exist only to load something.
 */
export const elements = new Set(
  words(`
    svg g defs symbol use switch view a title desc style image
    path rect circle ellipse line polyline polygon
    text tspan tref textPath
    marker pattern linearGradient radialGradient stop clipPath mask filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    animate animateMotion animateTransform set mpath
    font font-face font-face-src font-face-name glyph missing-glyph hkern vkern
  `),
)

/** Elements of the SVG namespace that no browser shows: left out with all they hold. */
export const unshownElements = new Set(
  words(`
    metadata
    flowRoot flowRegion flowRegionExclude flowDiv flowPara flowSpan flowLine flowTref
    mesh meshGradient meshgradient meshPatch meshpatch meshRow meshrow hatch hatchPath hatchpath solidColor solidcolor
  `),
)

/** Namespaces of drawing programs, whose elements tell the program what it had open: left out with all they hold. */
export const editorNamespaces = [
  'http://sodipodi.sourceforge.net/',
  'http://www.inkscape.org/namespaces/',
  'http://inkscape.sourceforge.net/',
  'http://ns.adobe.com/',
  'http://www.bohemiancoding.com/sketch/',
  'http://www.serif.com/',
  'http://schemas.microsoft.com/visio/',
  'http://vectornator.io',
  'http://www.figma.com/figma/',
  'http://krita.org/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/',
]

/** The attributes that name another part of the drawing, a page or a picture. */
export const addressAttributes = new Set(['href', 'xlink:href'])

/**
 * The attributes whose values a browser reads as CSS, so that they may hold an address. Values of animations are among
 * them, for they become values of these.
 */
export const styleAttributes = new Set(
  words(`
    style from to by values
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
    font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color
    marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-overflow text-rendering transform
    transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
  `),
)

/** The attributes that hold numbers, names and words. Those beginning with `aria-` or `data-` are published too. */
export const plainAttributes = new Set(
  words(`
    id class lang xml:lang xml:space role tabindex version baseProfile systemLanguage requiredFeatures requiredExtensions
    x y z width height x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength viewBox preserveAspectRatio zoomAndPan
    dx dy rotate textLength lengthAdjust startOffset method spacing side
    offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
    clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
    filterUnits primitiveUnits filterRes in in2 result mode type media tableValues slope intercept amplitude exponent
    operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale
    diffuseConstant specularConstant specularExponent kernelUnitLength scale xChannelSelector yChannelSelector azimuth
    elevation pointsAtX pointsAtY pointsAtZ limitingConeAngle stdDeviation radius baseFrequency numOctaves seed stitchTiles
    attributeName attributeType begin dur end min max restart repeatCount repeatDur calcMode keyTimes keySplines keyPoints
    path origin additive accumulate
    horiz-origin-x horiz-origin-y horiz-adv-x vert-origin-x vert-origin-y vert-adv-y unicode glyph-name arabic-form
    unicode-range units-per-em panose-1 stemv stemh slope cap-height x-height accent-height ascent descent widths bbox
    ideographic alphabetic mathematical hanging underline-position underline-thickness strikethrough-position
    strikethrough-thickness overline-position overline-thickness name u1 g1 u2 g2 k
  `),
)

/** What an animation may change besides a style: shapes and places, never where something leads. */
export const animatedAttributes = new Set(
  words(`
    x y width height x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength viewBox preserveAspectRatio transform dx dy
    rotate textLength startOffset offset gradientTransform gradientUnits spreadMethod patternTransform markerWidth
    markerHeight refX refY orient in in2 result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3
    k4 order kernelMatrix divisor bias targetX targetY edgeMode surfaceScale diffuseConstant specularConstant
    specularExponent scale azimuth elevation pointsAtX pointsAtY pointsAtZ z limitingConeAngle stdDeviation radius
    baseFrequency numOctaves seed
  `),
)

/** The at-rules of a style. Left out: `@import` and `@namespace` take addresses, others have no use in a drawing. */
export const atRules = new Set(
  words('charset media supports container layer font-face keyframes -webkit-keyframes -moz-keyframes page property'),
)

/**
 * The functions of CSS, selectors among them, that cannot load anything; `url()` is looked into. Left out: `src()`,
 * `image()`, `image-set()`, `cross-fade()`, `element()` and `attr()`, which take addresses as plain texts.
 */
export const functions = new Set(
  words(`
    var calc min max clamp round mod rem abs sign sin cos tan and or not selector
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark icc-color
    linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
    matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex
    rotatey rotatez rotate3d skew skewx skewy perspective
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    cubic-bezier steps linear path circle ellipse polygon inset rect xywh
    is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir host
    local format tech
  `),
)
