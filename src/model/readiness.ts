/** One thing that must work before this server should get requests. */
export interface ReadinessCheck {
  name: string;
  /** Quick, for it is asked often. `detail` tells whoever runs the server what to change; it holds no secret. */
  check: () => Promise<{ ok: boolean; detail?: string }>;
}
