// Runs once before all tests: several workers that unpack the browser at once would disturb each other.
export default async function unpack() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  await packaged.executablePath();
}
