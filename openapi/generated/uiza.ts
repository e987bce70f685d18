// Made from openapi/uiza.yaml by `npm run generate`; not to be edited by hand.
export interface paths {
    "/api/public/v3/admin/user/changepassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update password
         * @description Update password allows Admin or User update their current password. With the key of an Admin, `id` says whose password is
         *     meant; with a user's own key it may be left out. The current password has to be sent along by everybody.
         */
        put: operations["changePassword"];
        /**
         * Update password (the page's other notation)
         * @description The same as the PUT. The page's own request is written this way.
         */
        post: operations["changePasswordByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/v3/admin/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve an user
         * @description Gives one user account. The password is never among what is given.
         */
        get: operations["retrieveUser"];
        put?: never;
        /**
         * Create an user
         * @description Creates a user account. Only an Admin may do so.
         */
        post: operations["createUser"];
        /**
         * Delete an user
         * @description Removes a user account for good, and cancels its keys at once. The identifier is sent in a JSON body, as every official
         *     client does it.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        PasswordChange: {
            /** @description Identifier of the user. One official client sends null where it has none. */
            id?: string | null;
            oldPassword: components["schemas"]["CurrentPassword"];
            newPassword: components["schemas"]["NewPassword"];
        };
        NewUser: {
            /**
             * @description 0: not active, 1: active.
             * @enum {integer}
             */
            status: 0 | 1;
            username: string;
            email: string;
            password: components["schemas"]["NewPassword"];
            /** @description Address of a picture. */
            avatar?: string;
            fullname?: string;
            /** @description Date of birth, month/day/year. */
            dob?: string;
            /**
             * @description 0: male, 1: female.
             * @enum {integer}
             */
            gender?: 0 | 1;
            /**
             * @description 1: Admin, 0: user.
             * @enum {integer}
             */
            isAdmin?: 0 | 1;
        };
        UserReference: {
            id: string;
        };
        /**
         * Format: password
         * @description New password (from a to Z, 6 to 25 characters).
         */
        NewPassword: string;
        /**
         * Format: password
         * @description Current password.
         */
        CurrentPassword: string;
        Envelope: {
            /** @constant */
            version: 3;
            /** Format: date-time */
            datetime: string;
            policy: string;
            /** Format: uuid */
            requestId: string;
            serviceName: string;
        };
        Success: {
            /** @constant */
            code?: 200;
            /** @constant */
            type?: "SUCCESS";
            /** @constant */
            message?: "OK";
        } & components["schemas"]["Envelope"];
        /** @description The same envelope, and whether it is worth trying again. */
        Error: {
            /** @constant */
            type?: "ERROR";
            retryable: boolean;
            message?: string;
        } & components["schemas"]["Envelope"];
        UserIdAnswer: {
            data?: {
                id: string;
            };
        } & components["schemas"]["Success"];
        NewUserAnswer: components["schemas"]["UserIdAnswer"];
        UserAnswer: {
            data?: components["schemas"]["User"];
        } & components["schemas"]["Success"];
        User: {
            id: string;
            /** @enum {integer} */
            isAdmin: 0 | 1;
            username: string;
            email: string;
            avatar?: string;
            fullName?: string;
            /** @enum {integer} */
            status?: 0 | 1;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        BadRequestError: {
            /** @constant */
            code?: 400;
            data?: unknown;
        } & components["schemas"]["Error"];
        UnauthorizedError: {
            /** @constant */
            code?: 401;
            data?: unknown;
        } & components["schemas"]["Error"];
        NotFoundError: {
            /** @constant */
            code?: 404;
            data?: unknown;
        } & components["schemas"]["Error"];
        ValidationError: {
            /** @constant */
            code?: 422;
            data?: {
                type: string;
                field: string;
                message: string;
            }[] | null;
        } & components["schemas"]["Error"];
    };
    responses: {
        /** @description The password is changed. The page's Ruby sample reads `result`, which its own answer does not have. */
        PasswordChanged: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UserIdAnswer"];
            };
        };
        /** @description The request breaks a rule, or the current password is wrong; nothing has changed. */
        PasswordRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationError"];
            };
        };
        /** @description Nobody has this identifier. */
        UserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description The request breaks a rule; nothing has changed. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationError"];
            };
        };
        /** @description The request cannot be read. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The key is missing or nobody's. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description No operation has this path and method. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description The answer to OPTIONS. No source tells how the service does it; a page in a browser needs it. */
        Preflight: {
            headers: {
                /** @example * */
                "Access-Control-Allow-Origin"?: string;
                /** @example Authorization, Content-Type */
                "Access-Control-Allow-Headers"?: string;
                /** @example GET, POST, PUT, DELETE */
                "Access-Control-Allow-Methods"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: never;
    requestBodies: {
        PasswordChange: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PasswordChange"];
        responses: {
            200: components["responses"]["PasswordChanged"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UserNotFound"];
            422: components["responses"]["PasswordRefused"];
        };
    };
    changePasswordByPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PasswordChange"];
        responses: {
            200: components["responses"]["PasswordChanged"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UserNotFound"];
            422: components["responses"]["PasswordRefused"];
        };
    };
    retrieveUser: {
        parameters: {
            query: {
                /** @description Identifier of the user. */
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UserNotFound"];
            422: components["responses"]["Unprocessable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description The user exists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewUserAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserReference"];
            };
        };
        responses: {
            /** @description The user is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserIdAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UserNotFound"];
            422: components["responses"]["Unprocessable"];
        };
    };
}
/** The response examples of each operation, with the names of the values each can be given with. */
export interface Examples {
    changePassword: {
        documented: 'id';
        unparsable: never;
        unauthorized: never;
        unknownUser: never;
        deletedAgain: never;
        wrongPassword: never;
        stalePassword: never;
        withoutId: never;
    };
    changePasswordByPost: {
        documented: 'id';
        unparsable: never;
        unauthorized: never;
        unknownUser: never;
        deletedAgain: never;
        wrongPassword: never;
        stalePassword: never;
        withoutId: never;
    };
    retrieveUser: {
        retrieved: 'user';
        unparsable: never;
        unauthorized: never;
        unknownUser: never;
        deletedAgain: never;
        required: 'property';
        mistyped: 'property' | 'expected';
        tooShort: 'property' | 'limit';
        tooLong: 'property' | 'limit';
        invalid: 'property';
    };
    createUser: {
        created: 'id';
        unparsable: never;
        unauthorized: never;
        required: 'property';
        mistyped: 'property' | 'expected';
        tooShort: 'property' | 'limit';
        tooLong: 'property' | 'limit';
        invalid: 'property';
    };
    deleteUser: {
        deleted: 'id';
        unparsable: never;
        unauthorized: never;
        unknownUser: never;
        deletedAgain: never;
        required: 'property';
        mistyped: 'property' | 'expected';
        tooShort: 'property' | 'limit';
        tooLong: 'property' | 'limit';
        invalid: 'property';
    };
}
