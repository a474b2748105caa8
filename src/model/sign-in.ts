/** How experts prove who they are: OpenID Connect, such as Microsoft Entra. */
export interface SignInSettings {
  /** The provider's issuer, as its discovery document names it. */
  issuer: string;
  clientId: string;
  /** A password. */
  clientSecret: string;
  /** What must stand in the claim `roles` of whoever may enter. */
  role: string;
  /** The only tenant whose people may enter (claim `tid`); absent where the provider has one only. */
  tenant?: string;
}
