/** Rows that do not concern the mock, and why. */
export const leftOut = {
  '1. Base v4': 'another version of the API, which has no document here',
  '1. Scheme: HTTPS only': 'a mock on loopback serves plain HTTP on purpose; `npm run mock -- --tls` serves HTTPS',
  '1. v4 auth wording': 'v4; its own example sends the raw key as v3 does',
  '1. Request id header': 'v4',
  '2. Go mocks answer 422 with transport status 200': 'a trait of that test server; here status and code always agree',
  '3. Get API key': 'done in the dashboard; there is no endpoint',
  '3. User object of v4': 'v4',
  '3. The Node documentation echoes every field of a new user, a password hash too': 'one client against every other source',
  '4. Ruby and error samples': 'code of a client; what it reads is in the rows on failures',
  '5. Every v4 column': 'v4',
  '5. changepassword answers {"result":"ok"} in fixtures': 'the page says `id`; `result` would leave its closed shape',
  '5. logout answers without data in fixtures': 'the page shows `data.message`',
  '5. delete answers {"result":true} in fixtures': 'the page says `id`',
  '5. create answers the whole user in a fixture': 'the page, Node and PHP say `id`',
} as const
