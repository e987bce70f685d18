import type { Article, Comment, ConduitStore, User } from './conduit-habits.ts'

/** The token of Ida, who is asked for. */
export const token = 'eyJhbGciOi.ida.7f2c91'

/** Three users, five articles, two of them Ida's, and two comments. */
export function seededConduit(): ConduitStore {
  const user = (username: string, own: string, follows: readonly string[]): [string, User] => [
    username,
    {
      fields: {
        username,
        email: `${username}@conduit.example`,
        bio: `I am ${username}`,
        image: `https://conduit.example/${username}.png`,
      },
      password: `secret of ${username}`,
      token: own,
      follows: new Set(follows),
    },
  ]
  const article = (
    slug: string,
    author: string,
    tagList: readonly string[],
    favoritedBy: readonly string[],
  ): [string, Article] => [
    slug,
    {
      fields: {
        slug,
        title: slug.replaceAll('-', ' '),
        description: `All about ${slug}`,
        body: `${slug}, told at length.`,
        tagList,
        createdAt: '2026-01-02T03:04:05.000Z',
        updatedAt: '2026-01-02T03:04:05.000Z',
      },
      author,
      favoritedBy: new Set(favoritedBy),
    },
  ]
  const comment = (id: number, author: string, on: string): [number, Comment] => [
    id,
    {
      fields: { id, body: `Remark ${id}`, createdAt: '2026-01-03T03:04:05.000Z', updatedAt: '2026-01-03T03:04:05.000Z' },
      author,
      article: on,
    },
  ]
  return {
    users: new Map([user('ida', token, ['jon']), user('jon', 't-2', []), user('kim', 't-3', ['ida'])]),
    articles: new Map([
      article('how-to-whittle', 'jon', ['wood', 'knives'], ['ida']),
      article('on-moss', 'ida', ['wood'], []),
      article('rain', 'jon', [], ['kim', 'jon']),
      article('salt-and-sand', 'kim', ['sea'], []),
      article('tides', 'ida', ['sea'], ['kim']),
    ]),
    comments: new Map([comment(7, 'jon', 'on-moss'), comment(9, 'ida', 'rain')]),
  }
}
