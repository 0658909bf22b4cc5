/** Ein Edge-Standort: zwei kleine Maschinen nahe bei weit entfernten Nutzern. */
import { count, wholePercent } from '../format.ts';

export const edgeWords = {
  near: (region: string) => `Nahe bei den Nutzern: ${region}`,
  answers: 'Antworten',
  perS: (perS: number) => `${count(perS)}/s`,
  cores: 'CPU',
  coresOf: (share: number, cores: number) => `${wholePercent(share)} von ${count(cores)} Kernen`,
  free: 'Freier Speicher',
  holds: 'Was dort liegt',
  nothing: 'Noch nichts: Die Nutzer dort fragen weiter deinen eigenen Standort.',
  whole: 'Er beantwortet eine Anfrage nur, wenn jeder Dienst da ist, den sie braucht; alle anderen reisen nach Hause.',
  forms: { container: 'Container', vm: 'VM' },
  copying: (form: string, left: string) => `${form}, in ${left} kopiert`,
  leaves: (left: string) => `gekündigt, schließt in ${left}`,
};
