/** The shipped content with something changed, and what the catalogue says to it. */
import { readContent } from '../../server/content.ts';
import { ContentError, type ContentFile, type ContentIssue, loadCatalogue } from '../../shared/content/catalogue.ts';

export const shipped: readonly ContentFile[] = readContent();

/** Whatever JSON.parse can give; the tests change it freely. */
// biome-ignore lint/suspicious/noExplicitAny: a test breaks content in ways that its type forbids
export type Json = any;

export function withText(path: string, text: string): ContentFile[] {
  return [...shipped.filter((file) => file.path !== path), { path, text }];
}

export function without(path: string): ContentFile[] {
  return shipped.filter((file) => file.path !== path);
}

/** @throws when there is no such file: then a test would change nothing. */
export function textOf(path: string): string {
  const file = shipped.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no ${path} in the shipped content`);
  return file.text;
}

export function withChange(path: string, change: (data: Json) => void): ContentFile[] {
  const data = JSON.parse(textOf(path));
  change(data);
  return withText(path, JSON.stringify(data));
}

/** What is wrong with the files; none when they load. Anything but a ContentError goes on up. */
export function issuesOf(files: readonly ContentFile[]): readonly ContentIssue[] {
  try {
    loadCatalogue(files);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.issues;
    throw error;
  }
}
