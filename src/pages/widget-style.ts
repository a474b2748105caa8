/** The look of the widget, inside its shadow root: nothing of the page around it gets in. */
export function widgetStyle(side: 'left' | 'right'): string {
  return `
:host { all: initial; }
* { box-sizing: border-box; font-family: 'Segoe UI', system-ui, -apple-system, Helvetica, Arial, sans-serif; }
.launcher {
  position: fixed; ${side}: 20px; bottom: 20px; z-index: 2147483000;
  width: 56px; height: 56px; border: 0; border-radius: 50%;
  display: grid; place-items: center; cursor: pointer;
  background: #0f6cbd; color: #fff; box-shadow: 0 4px 14px rgb(0 0 0 / 30%);
}
.launcher:hover { background: #115ea3; }
.launcher:focus-visible, .close:focus-visible { outline: 3px solid #62abf5; outline-offset: 2px; }
.panel {
  position: fixed; ${side}: 20px; bottom: 88px; z-index: 2147483000;
  width: min(440px, calc(100vw - 40px)); height: min(680px, calc(100vh - 108px));
  display: flex; flex-direction: column; overflow: hidden;
  border: 1px solid #d1d1d1; border-radius: 10px; background: #fff; color: #242424;
  box-shadow: 0 10px 32px rgb(0 0 0 / 28%);
}
.panel[hidden], .trouble[hidden] { display: none; }
.bar {
  display: flex; align-items: center; justify-content: space-between;
  padding: 8px 8px 8px 16px; font-size: 15px; font-weight: 600; border-bottom: 1px solid #d1d1d1;
}
.close { border: 0; background: transparent; color: inherit; font-size: 16px; width: 32px; height: 32px; border-radius: 4px; cursor: pointer; }
.close:hover { background: rgb(128 128 128 / 20%); }
.trouble { margin: 0; padding: 12px 16px; font-size: 14px; background: #fff4ce; color: #242424; }
iframe { flex: 1; width: 100%; border: 0; background: inherit; }
@media (max-width: 480px) {
  .panel { inset: 0 0 auto 0; width: 100vw; height: calc(100dvh - 84px); border-radius: 0; border-width: 0 0 1px; }
}
@media (prefers-color-scheme: dark) {
  .panel { background: #1f1f1f; color: #fff; border-color: #525252; }
  .bar { border-color: #525252; }
}`;
}
