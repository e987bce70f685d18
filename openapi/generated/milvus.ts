// Made from openapi/milvus.yaml by `npm run generate`; not to be edited by hand.
export interface paths {
    "/v2/vectordb/users/update_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update User Password
         * @description Updates the password of a user. The current password has to be sent along, by everybody and for everybody. The new one
         *     counts at once: for the next change, and as the credential of every other operation.
         */
        post: operations["updatePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/users/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create User
         * @description Creates a user with a name and a password. The user holds no role.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/users/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop User
         * @description Removes a user. Its credential is refused at once. To drop a user that does not exist is no failure, and the name is not
         *     checked; `root` stays.
         */
        post: operations["dropUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/users/describe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Describe User
         * @description Gives the names of the roles a user holds. Of a user that does not exist it gives an empty list.
         */
        post: operations["describeUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/users/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List Users
         * @description Gives the names of all users, in the order of their bytes.
         */
        post: operations["listUsers"];
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
        /** NewPasswordReq */
        PasswordChange: {
            /** UserName */
            userName: components["schemas"]["UserName"];
            /** Password */
            password: components["schemas"]["CurrentPassword"];
            /** NewPassword */
            newPassword: components["schemas"]["NewPassword"];
        };
        /** PasswordReq */
        NewUser: {
            /** UserName */
            userName: components["schemas"]["UserName"];
            /** Password */
            password: components["schemas"]["NewPassword"];
        };
        /** UserReq */
        NamedUser: {
            /** UserName */
            userName: components["schemas"]["UserName"];
        };
        /** UserReq */
        UserReference: {
            /** UserName */
            userName: string;
        };
        /** EmptyReq */
        Nothing: Record<string, never>;
        /** @description The value should start with a letter and can only contain underline, letters and numbers. */
        UserName: string & unknown;
        /**
         * Format: password
         * @description 8 to 64 characters, of at least three of these kinds: uppercase letters, lowercase letters, numbers, special characters.
         *     The engine itself asks for 6 to 72 bytes and no kinds.
         */
        NewPassword: string;
        /**
         * Format: password
         * @description The password the user has now.
         */
        CurrentPassword: string;
        Done: {
            /** @constant */
            code: 0;
            data: Record<string, never>;
        };
        Failure: {
            code: number;
            message: string;
        };
        Roles: {
            /** @constant */
            code: 0;
            data: string[];
        };
        UserNames: {
            /** @constant */
            code: 0;
            data: string[];
        };
    };
    responses: {
        /** @description The credential is missing (where one is asked for), malformed or wrong. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request breaks a rule; nothing has changed. */
        Rejected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description No operation has this path and method; there is no 405. */
        NoOperation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The path has a slash too many at its end. Says so before it looks at the credential. */
        Moved: {
            headers: {
                /** @description The path without it. */
                Location?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The answer to OPTIONS, on any path and without a credential. */
        Preflight: {
            headers: {
                /** @example * */
                "Access-Control-Allow-Origin"?: string;
                /** @example true */
                "Access-Control-Allow-Credentials"?: string;
                /** @example Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With */
                "Access-Control-Allow-Headers"?: string;
                /** @example GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH */
                "Access-Control-Allow-Methods"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
         * @example 30
         */
        RequestTimeout: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    updatePassword: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description With `code` 0 the password is changed, with any other `code` nothing is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description With `code` 0 the user exists, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
        };
    };
    dropUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserReference"];
            };
        };
        responses: {
            /** @description With `code` 0 there is no such user, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
        };
    };
    describeUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedUser"];
            };
        };
        responses: {
            /** @description With `code` 0 the roles of the user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description With `code` 0 the names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserNames"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
        };
    };
}
/** The response examples of each operation, with the names of the values each can be given with. */
export interface Examples {
    updatePassword: {
        documented: never;
        wrongPassword: 'userName';
        stalePassword: 'userName';
        unknownUser: 'userName';
        notAuthenticated: never;
    };
    createUser: {
        created: never;
        alreadyExists: 'userName';
        notAuthenticated: never;
    };
    dropUser: {
        dropped: never;
        droppedAgain: never;
        root: never;
        notAuthenticated: never;
    };
    describeUser: {
        described: 'roles';
        unknownUser: never;
        notAuthenticated: never;
    };
    listUsers: {
        listed: 'userNames';
        notAuthenticated: never;
    };
}
