// Made from openapi/control.yaml by `npm run generate`; not to be edited by hand.
export interface paths {
    "/__doublecheck/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether it runs, and with what
         * @description The APIs that are mocked. `status` is `stale` while the last edit of a document could not be read: the last good edition is
         *     still served then, and `problems` says what is wrong where.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__doublecheck/apis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The operations with their documentation and examples
         * @description What the console shows, and what `Prefer` and faults can name.
         */
        get: operations["listApis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__doublecheck/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset the state
         * @description Brings the state of a sandbox back to where it began, or to another scenario, and takes its faults away. The journal stays. A
         *     body is not needed. The scenario has to be one that every API served here has.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__doublecheck/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is remembered
         * @description The records of each collection of each API. Secrets are hidden; with `secrets=show` they are shown, and the answer is a snapshot
         *     that can be kept and put back.
         */
        get: operations["getState"];
        /**
         * Put a state back
         * @description Replaces every record of the APIs it names; a collection it does not name becomes empty, an API it does not name stays as it is. It waits for the
         *     operations that are running. Nothing is replaced where one part is refused.
         */
        put: operations["putState"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change records
         * @description Applies a JSON Patch (RFC 6902) to the records of an API, all of its steps or none, and no operation runs in between. A path is a
         *     collection, the index of a record (`-`: a new one behind the others) and what is below: `/users/0/password`. Secrets do not have to be
         *     shown for it. With a `test` step first, nothing is changed where the record is another one by now.
         */
        patch: operations["patchState"];
        trace?: never;
    };
    "/__doublecheck/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests and their answers
         * @description The last requests for operations of the APIs, the newest last, with secrets hidden. A sandbox remembers its last 200 or 2 MB, the one
         *     without a name 1,000 or 32 MB; of a body above 64 kB only the length is told. Every parameter narrows the list down.
         */
        get: operations["listJournal"];
        put?: never;
        post?: never;
        /**
         * Forget the requests
         * @description Empties the journal of a sandbox.
         */
        delete: operations["clearJournal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__doublecheck/journal/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wait for requests
         * @description Like the journal, but where there is nothing after `after` it waits up to `wait` seconds for something. For a live view ask again
         *     with `after` as the `next` of the answer before. 100 may wait at the same time; one more is refused
         *     with 503.
         */
        get: operations["waitForJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__doublecheck/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fault injection
         * @description The faults of a sandbox, each with how often it has been given.
         */
        get: operations["listFaults"];
        /**
         * Let something go wrong
         * @description Replaces the faults of a sandbox. All delays that hit a request add up; of the others the first that hits counts. Where
         *     chance decides, the same seed gives the same sequence.
         */
        put: operations["setFaults"];
        post?: never;
        /**
         * Remove the faults
         * @description Takes the faults of a sandbox away.
         */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__doublecheck/sandboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sandboxes there are
         * @description The least recently used first; the one without a name is not among them.
         */
        get: operations["listSandboxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SandboxName: string;
        /** @description The sandbox it is about; null for the one without a name. */
        InSandbox: string | null;
        Health: {
            /**
             * @description Whether each document is served as it is on disk.
             * @enum {string}
             */
            status: "ok" | "stale";
            /** Format: date-time */
            startedAt: string;
            apis: components["schemas"]["ApiHealth"][];
        };
        ApiHealth: {
            name: string;
            title: string;
            version: string;
            /** @description Its file. */
            document: string;
            scenarios: string[];
            /** @description What is wrong with the last edit of the document. */
            problems: {
                what: string;
                where: string;
                next: string;
            }[];
        };
        Apis: {
            apis: {
                name: string;
                title: string;
                version: string;
                description: string;
                /** @description What may stand before each path. */
                notations: string[];
                scenarios: string[];
                /** @description The documented one. */
                credential?: {
                    header: string;
                    prefix: string;
                    value: string;
                };
                operations: components["schemas"]["ApiOperation"][];
            }[];
        };
        ApiOperation: {
            id: string;
            method: string;
            path: string;
            tags: string[];
            summary: string;
            description: string;
            evidence: components["schemas"]["EvidenceOf"];
            /** @description Whether a credential can be sent. */
            secured: boolean;
            parameters: {
                name: string;
                /** @enum {string} */
                in: "query" | "path" | "header" | "cookie" | "querystring";
                required: boolean;
                evidence: components["schemas"]["EvidenceOf"];
                description: string;
                example?: unknown;
            }[];
            examples: {
                name: string;
                summary: string;
                evidence: components["schemas"]["EvidenceOf"];
                /** @description Examples to send first, `operationId/example`. */
                after: string[];
                /** @description Whose request it is, where that is not the documented credential. */
                credential?: string;
                /** @description By place and name, `query.id`. */
                parameters: Record<string, never>;
                mediaType?: string;
                body?: unknown;
                status: number;
                answer?: unknown;
            }[];
            /** @description Every documented answer, as `Prefer` can name it. */
            answers: {
                name: string;
                status: number;
            }[];
        };
        EvidenceOf: {
            /** @enum {string} */
            level: "documented" | "observed";
            source: string;
        };
        Reset: {
            /** @description Name of a starting state; without it, the one the sandbox began with. */
            scenario?: string;
        };
        WasReset: {
            sandbox: components["schemas"]["InSandbox"];
            scenario: string | null;
        };
        /** @description For each API its collections, for each collection its records. */
        Records: {
            [key: string]: {
                [key: string]: Record<string, never>[];
            };
        };
        State: {
            sandbox: components["schemas"]["InSandbox"];
            apis: components["schemas"]["Records"];
        };
        NewState: {
            /** @description As in a snapshot; not looked at. */
            sandbox?: string | null;
            apis: components["schemas"]["Records"];
        };
        StatePatch: {
            /** @description The API whose records they are. */
            api: string;
            /** @description The steps, in their order. */
            patch: components["schemas"]["PatchStep"][];
        };
        PatchStep: {
            /** @enum {string} */
            op: "add" | "remove" | "replace" | "test";
            /** @description A JSON Pointer to a record or into one; `-` is the place behind the last. */
            path: string;
            value?: unknown;
        };
        Journal: {
            sandbox: components["schemas"]["InSandbox"];
            entries: components["schemas"]["Entry"][];
            /** @description The id to ask after. */
            next: number;
        };
        Entry: {
            /** @description Grows from entry to entry. */
            id: number;
            /** Format: date-time */
            at: string;
            sandbox: string | null;
            api: string;
            /** @description Its id; null where the path and method are of none. */
            operation: string | null;
            durationMs: number;
            /**
             * @description Whether the response tells of success; absent where there is no operation.
             * @enum {string}
             */
            outcome?: "success" | "failure" | "unclear";
            /** @description Name of the documented example that was given, if one was. */
            example?: string;
            request: {
                method: string;
                path: string;
                query: string;
                headers: {
                    [key: string]: string;
                };
                body?: unknown;
            };
            /** @description Null where the connection was dropped. */
            response: {
                status: number;
                headers: {
                    [key: string]: string;
                };
                body?: unknown;
            } | null;
            /** @description What was done on purpose: faults, preferences, a sandbox begun anew. */
            notes?: string[];
        };
        /**
         * @description `delay` holds the answer back; `status` gives an answer instead of asking the operation, the documented one where there is one; `drop`
         *     ends the connection without an answer, and the operation is not asked; `malformed` asks it and cuts the body of its answer short.
         */
        Fault: {
            /** @enum {string} */
            kind: "delay" | "status" | "drop" | "malformed";
            /** @description Only for this API; without it, for each that has the operation. */
            api?: string;
            /** @description Only for this operation, by its id; without it, for each. */
            operation?: string;
            /** @description For `delay` */
            delayMs?: number;
            /** @description For `delay`: up to this much more, by chance. */
            jitterMs?: number;
            /** @description For `status` */
            status?: number;
            /** @description For `status`: name of the documented answer; without it, the first of that status. */
            example?: string;
            /** @description How often; without it, always. */
            times?: number;
            /** @description How likely, from 0 to 1; without it, 1. */
            probability?: number;
            /** @description Where chance begins; without it, 1. */
            seed?: number;
        } & (unknown & unknown);
        NewFaults: {
            /** @description As it was given; not looked at. */
            sandbox?: string | null;
            faults: components["schemas"]["Fault"][];
        };
        Faults: {
            sandbox: components["schemas"]["InSandbox"];
            faults: components["schemas"]["Fault"][];
        };
        Sandboxes: {
            /** @description How many there may be. */
            limit: number;
            /** @description How many have been dropped. */
            dropped: number;
            sandboxes: {
                name: components["schemas"]["SandboxName"];
                /** @description Requests for operations so far. */
                requests: number;
            }[];
        };
        /** @description Problem details, RFC 9457. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description What is wrong where: `pointer` is a JSON Pointer after `#`. */
            errors?: {
                detail: string;
                pointer: string;
            }[];
        };
    };
    responses: {
        /** @description The records of each collection. */
        State: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["State"];
            };
        };
        /** @description The entries, the newest last. */
        Journal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Journal"];
            };
        };
        /** @description The body cannot be read. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server can be reached from elsewhere, and the token it printed at its start was not sent. */
        Unauthorized: {
            headers: {
                /** @example Bearer */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request comes from, or is for, somewhere else. */
        Foreign: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A value breaks a rule. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such route. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The route has other methods. */
        WrongMethod: {
            headers: {
                /** @description The methods it has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server itself failed. */
        Broken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Name of a sandbox; without it, the one that has none.
         * @example documentation
         */
        Sandbox: components["schemas"]["SandboxName"];
        /**
         * @description Name of a sandbox, `*` for all; without it, that of the request itself.
         * @example *
         */
        OfSandbox: string;
        /**
         * @description Only requests for this operation, by its id.
         * @example updatePassword
         */
        Operation: string;
        /**
         * @description Only answers with this status (`401`) or of this class (`4xx`).
         * @example 4xx
         */
        Status: string;
        /**
         * @description Only what came after the entry of this id.
         * @example 0
         */
        After: number;
        /**
         * @description The most entries to give, the newest of them.
         * @example 10
         */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
    listApis: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The APIs in the order they are served. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Apis"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Reset"];
            };
        };
        responses: {
            /** @description It is as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WasReset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            /** @description There is no such scenario, or the body breaks a rule. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getState: {
        parameters: {
            query?: {
                /**
                 * @description Whether secrets are shown.
                 * @example show
                 */
                secrets?: "hide" | "show";
            };
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["State"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
    putState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewState"];
            };
        };
        responses: {
            /** @description The state as it is now, its secrets hidden. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            /** @description The body is larger than 16 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is no state of what is served here. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatePatch"];
            };
        };
        responses: {
            /** @description The state as it is now, its secrets hidden. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            /** @description A step does not fit the records as they are. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It leads to no state of what is served here. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJournal: {
        parameters: {
            query?: {
                /**
                 * @description Name of a sandbox, `*` for all; without it, that of the request itself.
                 * @example *
                 */
                sandbox?: components["parameters"]["OfSandbox"];
                /**
                 * @description Only requests for this operation, by its id.
                 * @example updatePassword
                 */
                operation?: components["parameters"]["Operation"];
                /**
                 * @description Only answers with this status (`401`) or of this class (`4xx`).
                 * @example 4xx
                 */
                status?: components["parameters"]["Status"];
                /**
                 * @description Only what came after the entry of this id.
                 * @example 0
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description The most entries to give, the newest of them.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Journal"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
    clearJournal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
    waitForJournal: {
        parameters: {
            query?: {
                /**
                 * @description Name of a sandbox, `*` for all; without it, that of the request itself.
                 * @example *
                 */
                sandbox?: components["parameters"]["OfSandbox"];
                /**
                 * @description Only requests for this operation, by its id.
                 * @example updatePassword
                 */
                operation?: components["parameters"]["Operation"];
                /**
                 * @description Only answers with this status (`401`) or of this class (`4xx`).
                 * @example 4xx
                 */
                status?: components["parameters"]["Status"];
                /**
                 * @description Only what came after the entry of this id.
                 * @example 0
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description The most entries to give, the newest of them.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Seconds to wait for a request; more than 60 count as 60.
                 * @example 0.1
                 */
                wait?: number;
            };
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Journal"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
            /** @description Too many wait already. */
            503: {
                headers: {
                    /**
                     * @description Seconds.
                     * @example 1
                     */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order they are tried. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
    setFaults: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFaults"];
            };
        };
        responses: {
            /** @description They hold from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            /** @description There is nothing of that name. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
    listSandboxes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name of a sandbox; without it, the one that has none.
                 * @example documentation
                 */
                "Doublecheck-Sandbox"?: components["parameters"]["Sandbox"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that have been asked for and not been dropped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandboxes"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Foreign"];
            422: components["responses"]["Unprocessable"];
        };
    };
}
/** The response examples of each operation, with the names of the values each can be given with. */
export interface Examples {
    getHealth: {
        health: 'status' | 'startedAt' | 'apis';
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
    listApis: {
        apis: 'apis';
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
    reset: {
        empty: 'sandbox' | 'scenario';
        asBegun: 'sandbox';
        unparsable: never;
        bodyless: never;
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        unknownScenario: 'scenario' | 'scenarios';
    };
    getState: {
        state: 'sandbox' | 'apis';
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
    putState: {
        restored: 'sandbox' | 'apis';
        unparsable: never;
        bodyless: never;
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        tooLarge: never;
        unknownApi: 'api' | 'apis';
        unknownCollection: 'api' | 'collection' | 'collections';
        brokenRecord: 'api' | 'record' | 'field' | 'problem' | 'pointer';
        sameKey: 'api';
        hidden: 'api';
    };
    patchState: {
        changed: 'sandbox' | 'apis';
        unparsable: never;
        bodyless: never;
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        conflict: 'reason';
        unknownApi: 'api' | 'apis';
        unknownCollection: 'api' | 'collection' | 'collections';
        brokenRecord: 'api' | 'record' | 'field' | 'problem' | 'pointer';
        sameKey: 'api';
        hidden: 'api';
    };
    listJournal: {
        journal: 'sandbox' | 'entries' | 'next';
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
    clearJournal: {
        '204': never;
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
    waitForJournal: {
        journal: 'sandbox' | 'entries' | 'next';
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
        crowded: 'limit';
    };
    listFaults: {
        faults: 'sandbox' | 'faults';
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
    setFaults: {
        set: 'sandbox' | 'faults';
        none: 'sandbox' | 'faults';
        unparsable: never;
        bodyless: never;
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        unknownOperation: 'operation' | 'operations';
        unknownExample: 'operation' | 'answers';
    };
    clearFaults: {
        '204': never;
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
    listSandboxes: {
        sandboxes: 'limit' | 'dropped' | 'sandboxes';
        unauthorized: never;
        foreignHost: never;
        foreignOrigin: never;
        mistyped: 'property' | 'expected' | 'actual';
        incomplete: 'property';
        invalid: 'property';
    };
}
