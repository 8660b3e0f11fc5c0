import type { Kernel } from '../../src/csv/kernel.ts';

/** Takes all that is left of the memory of a kernel, without touching it. */
export function fillMemory(kernel: Kernel): void {
  for (;;) {
    try {
      kernel.allocate(2 ** 28);
    } catch {
      return;
    }
  }
}
