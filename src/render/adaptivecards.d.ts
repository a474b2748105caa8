/** The part of Microsoft's Adaptive Cards SDK that is used; the package's own types do not fit its bundle. */
declare module 'adaptivecards/dist/adaptivecards.min.js' {
  interface SerializationContext {
    readonly eventCount: number;
    getEventAt(index: number): { message: string };
  }
  interface AdaptiveCard {
    parse(card: unknown, context: SerializationContext): void;
  }
  const adaptiveCards: { AdaptiveCard: new () => AdaptiveCard; SerializationContext: new () => SerializationContext };
  export = adaptiveCards;
}
