/** Colours of one scheme; contrast of text on its ground is at least 4.5 : 1. */
interface Scheme {
  paper: string;
  ink: string;
  quiet: string;
  line: string;
  accent: string;
  onAccent: string;
  own: string;
  grounds: Record<'default' | 'emphasis' | 'accent' | 'good' | 'attention' | 'warning', string>;
}

const light: Scheme = {
  paper: '#ffffff',
  ink: '#242424',
  quiet: '#616161',
  line: '#d1d1d1',
  accent: '#0f6cbd',
  onAccent: '#ffffff',
  own: '#e8ebfa',
  grounds: {
    default: '#ffffff',
    emphasis: '#f0f0f0',
    accent: '#ebf3fc',
    good: '#e7f4e8',
    attention: '#fdf0f1',
    warning: '#fff9e5',
  },
};

const dark: Scheme = {
  paper: '#1f1f1f',
  ink: '#ffffff',
  quiet: '#b8b8b8',
  line: '#525252',
  accent: '#62abf5',
  onAccent: '#0a0a0a',
  own: '#2b2f54',
  grounds: {
    default: '#292929',
    emphasis: '#363636',
    accent: '#0c3156',
    good: '#123a14',
    attention: '#4a1a1d',
    warning: '#463606',
  },
};

const font = "'Segoe UI', system-ui, -apple-system, Helvetica, Arial, sans-serif";
const monospace = "Consolas, 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace";

/** The scheme that the asker's system asks for. */
export function prefersDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

/** Web Chat's look. */
export function styleOptions(isDark: boolean): Record<string, unknown> {
  const scheme = isDark ? dark : light;
  return {
    primaryFont: font,
    monospaceFont: monospace,
    accent: scheme.accent,
    subtle: scheme.quiet,
    backgroundColor: scheme.paper,
    bubbleBackground: scheme.grounds.default,
    bubbleTextColor: scheme.ink,
    bubbleBorderColor: scheme.line,
    bubbleBorderRadius: 8,
    bubbleBorderWidth: 1,
    bubbleMaxWidth: 680,
    bubbleFromUserBackground: scheme.own,
    bubbleFromUserTextColor: scheme.ink,
    bubbleFromUserBorderRadius: 8,
    bubbleFromUserMaxWidth: 560,
    timestampColor: scheme.quiet,
    sendBoxBackground: scheme.paper,
    sendBoxTextColor: scheme.ink,
    sendBoxPlaceholderColor: scheme.quiet,
    sendBoxButtonColor: scheme.accent,
    sendBoxBorderTop: `solid 1px ${scheme.line}`,
    sendBoxTextWrap: true,
    transcriptActivityVisualKeyboardIndicatorColor: scheme.accent,
    transcriptVisualKeyboardIndicatorColor: scheme.accent,
    cardEmphasisBackgroundColor: scheme.grounds.emphasis,
    cardPushButtonBackgroundColor: scheme.accent,
    cardPushButtonTextColor: scheme.onAccent,
    // A long answer is read from its beginning: the page does not scroll past it.
    autoScrollSnapOnPage: 0.9,
    groupTimestamp: 300_000,
    showAvatarInGroup: false,
  };
}

/** How Adaptive Cards look, as a host config of the Adaptive Cards SDK. */
export function hostConfig(isDark: boolean): Record<string, unknown> {
  const scheme = isDark ? dark : light;
  const text = { default: scheme.ink, subtle: scheme.quiet };
  const link = { default: scheme.accent, subtle: scheme.accent };
  const colors = { default: text, dark: text, light: text, accent: link, good: text, warning: text, attention: text };
  const grounds = Object.entries(scheme.grounds).map(([name, backgroundColor]) => [
    name,
    { backgroundColor, foregroundColors: colors },
  ]);
  const sizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
  return {
    supportsInteractivity: true,
    fontFamily: font,
    fontSizes: sizes,
    fontTypes: {
      default: { fontFamily: font, fontSizes: sizes },
      monospace: { fontFamily: monospace, fontSizes: { ...sizes, default: 13 } },
    },
    spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: scheme.line },
    containerStyles: Object.fromEntries(grounds) as Record<string, unknown>,
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
}
