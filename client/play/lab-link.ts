/** A lab's set-up as a piece of a link: deflated JSON in the base64url alphabet. It stands behind the # and no server sees it. */
import { LabError, type LabSetup, labSchema, parseLab } from '../../shared/content/lab.ts';

/** Longer than any set-up that the schema lets in, and short enough for every messenger (game choice). */
const CODE_MAX = 4000;
const TEXT_MAX_BYTES = 16_384; // of the JSON; a small code can be a very long text

export async function labCode(setup: LabSetup): Promise<string> {
  const stream = new Blob([JSON.stringify(setup)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @throws LabError */
export async function readLabCode(code: string): Promise<LabSetup> {
  if (code.length > CODE_MAX) throw broken(`expected at most ${CODE_MAX} signs, found ${code.length}`);
  if (!/^[A-Za-z0-9_-]+$/.test(code)) throw broken('expected letters, digits, - and _');
  return parseLab(labSchema, await inflated(code));
}

const broken = (message: string) => new LabError([{ path: '', message }]);

async function inflated(code: string): Promise<string> {
  let text = '';
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); part.value !== undefined; part = await reader.read()) {
      text += part.value;
      if (text.length <= TEXT_MAX_BYTES) continue;
      await reader.cancel();
      break;
    }
  } catch {
    throw broken('expected a whole link: a part of it is missing or was changed');
  }
  if (text.length > TEXT_MAX_BYTES) throw broken(`expected at most ${TEXT_MAX_BYTES} bytes`);
  return text;
}
