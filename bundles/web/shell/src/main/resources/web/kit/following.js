/** Draws its element anew whenever something else says that it changed, while both are there. */
export class Following {
  #target;
  #changed;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {EventTarget} target fires `change`
   */
  constructor(host, target) {
    this.#target = target;
    this.#changed = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    this.#target.addEventListener('change', this.#changed);
  }

  hostDisconnected() {
    this.#target.removeEventListener('change', this.#changed);
  }
}
