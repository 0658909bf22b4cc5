import { expect, test } from 'vitest';
import { launchChromiumOrSkip } from '../support/chromium.ts';

test('a real Chromium opens a page and runs its script', async (context) => {
  const browser = await launchChromiumOrSkip(context);
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>six</title><script>document.title = 2 * 3</script>');
    expect(await page.title()).toBe('6');
  } finally {
    await browser.close();
  }
});
