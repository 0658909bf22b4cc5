/** In a class there is somebody to call: what stands there for that, fetched when it is needed. */

import { Lazily } from '../../look/lazily.tsx';
import { frame } from '../../store/session.ts';
import { useSlice } from '../slice.ts';

const strip = () => import('./class-strip.tsx').then(({ ClassStrip }) => ClassStrip);

export function ClassPlace() {
  const isClass = useSlice(() => frame.value?.mode === 'class');
  return isClass ? <Lazily load={strip} props={{}} /> : null;
}
