/** @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-15 RFC 9110, Status Codes} */
const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
}

/** The words of a status. */
export const titleOf = (status: number): string => titles[status] ?? (status < 500 ? 'Bad Request' : 'Internal Server Error')
