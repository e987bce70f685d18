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
         *     meant; with a user's own key it may be left out, and the user's own account is meant. The current password has to be sent
         *     along by everybody, by an Admin too.
         *
         *     The new password counts from the answer on, for the next change and for *Create a token*; the old one is refused. Tokens
         *     stay valid, and the new password may be the same as the old one: no source says otherwise.
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
         * Retrieve an user, or list users
         * @description With `id`, one user account. Without it (or with an empty one, as an official client sends it) the accounts the key may see, the
         *     newest first, a page at a time: `metadata` says how many there are in all (`total`), how many are on this page (`result`), which
         *     page it is (`page`) and how many a page holds (`limit`).
         *
         *     An Admin sees every account, a user's own key its own alone: for it the list has one account, and any other `id` is answered 404.
         *     The password is never among what is given.
         */
        get: operations["retrieveUser"];
        /**
         * Update an user
         * @description Writes what is sent into the user account, and leaves what is not sent as it is. Only `id` is required. (The page's table marks
         *     more, and its text says that what is left out stays unchanged.)
         *
         *     A user's own key may update its own account, but not make itself an Admin or active: a change of `isAdmin` or `status` is an
         *     Admin's. Another user's `id` is answered 404. A new `password` replaces the old one, without asking for it.
         */
        put: operations["updateUser"];
        /**
         * Create an user
         * @description Creates a user account and gives its identifier. Only an Admin may do so.
         *
         *     `status`, `username`, `email` and `password` are required. Username and e-mail both serve as login; that they are unique is not
         *     stated anywhere, so the same ones may be used twice.
         */
        post: operations["createUser"];
        /**
         * Delete an user
         * @description Removes a user account for good, and cancels its tokens at once. Only an Admin may do so. The identifier is sent in a JSON body, as
         *     every official client does it.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/v3/admin/user/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a token
         * @description Logs a user in: gives a token that serves as that user's own key. No key is needed for it. The login is the e-mail or the username.
         *
         *     The token expires within 30 days; it dies earlier with *Log out* or with its user. A user may have several. A user whose `status` is
         *     0 cannot log in, and neither does its token serve while it is so: no source says what "not active" means if not that.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/v3/admin/user/auth/check-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a token
         * @description Gives the token of the header back, and until when it serves (`MM/DD/YYYY HH:mm:ss`, GMT+0). One that no longer does (logged
         *     out, expired, its user deleted) is answered 401, here as everywhere.
         */
        post: operations["checkToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/v3/admin/user/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Removes the key of the header, whichever it is: from then on it is answered 401. Other tokens of the same user stay valid.
         */
        post: operations["logout"];
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
        PasswordChange: {
            /** @description Identifier of the user. One official client sends null where it has none. */
            id?: string | null;
            oldPassword: components["schemas"]["CurrentPassword"];
            newPassword: components["schemas"]["NewPassword"];
        };
        NewUser: {
            status: components["schemas"]["Status"];
            username: components["schemas"]["Name"];
            email: components["schemas"]["Name"];
            password: components["schemas"]["NewPassword"];
            /** @description Address of a picture. */
            avatar?: string;
            /** @description Name to show; told as `fullName`. */
            fullname?: string;
            /** @description Date of birth, month/day/year. */
            dob?: string;
            gender?: components["schemas"]["Gender"];
            isAdmin?: components["schemas"]["IsAdmin"];
        };
        UserUpdate: {
            /** @description Identifier of the user. */
            id: string;
            status?: components["schemas"]["Status"];
            username?: components["schemas"]["Name"];
            email?: components["schemas"]["Name"];
            password?: components["schemas"]["NewPassword"];
            /** @description Address of a picture. */
            avatar?: string;
            /** @description Name to show; told as `fullName`. */
            fullname?: string;
            /** @description Date of birth, month/day/year. */
            dob?: string;
            gender?: components["schemas"]["Gender"];
            isAdmin?: components["schemas"]["IsAdmin"];
        };
        Login: {
            /** @description E-mail or username. */
            username: components["schemas"]["Name"];
            password: components["schemas"]["NewPassword"];
            /** @description Domain of the workspace. */
            domain: string;
        };
        Nothing: Record<string, never>;
        /** @description Serves as login. */
        Name: string;
        /**
         * @description 0: not active, 1: active.
         * @enum {integer}
         */
        Status: 0 | 1;
        /**
         * @description 0: male, 1: female.
         * @enum {integer}
         */
        Gender: 0 | 1;
        /**
         * @description 1: Admin, 0: user.
         * @enum {integer}
         */
        IsAdmin: 0 | 1;
        FromOne: number;
        /**
         * Format: password
         * @description `uap-`, 32 hexadecimal digits, `-`, 8 hexadecimal digits.
         */
        Token: string;
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
        UserAnswer: components["schemas"]["Success"] & ({
            data?: components["schemas"]["User"];
        } | {
            data?: components["schemas"]["User"][];
            metadata: components["schemas"]["Metadata"];
        });
        UpdatedUserAnswer: {
            data?: components["schemas"]["User"];
        } & components["schemas"]["Success"];
        Metadata: {
            /** @description Accounts in all. */
            total: number;
            /** @description Accounts on this page. */
            result: number;
            page: number;
            /** @description Accounts a page holds. */
            limit: number;
        };
        NewTokenAnswer: {
            data?: {
                token: components["schemas"]["Token"];
                /** @description Identifier of the workspace. */
                appId: string;
            };
        } & components["schemas"]["Success"];
        CheckedTokenAnswer: {
            data?: {
                /** Format: password */
                token: string;
                expired: string;
            };
        } & components["schemas"]["Success"];
        LogoutAnswer: {
            data?: {
                message: string;
            };
        } & components["schemas"]["Success"];
        User: {
            id: string;
            /** @enum {integer} */
            isAdmin: 0 | 1;
            username: string;
            email: string;
            avatar?: string | null;
            fullName?: string | null;
            /** @enum {integer} */
            status?: 0 | 1;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        UserRecord: {
            id: string;
            /** @default 0 */
            isAdmin: components["schemas"]["User"]["isAdmin"];
            username: components["schemas"]["User"]["username"];
            email: components["schemas"]["User"]["email"];
            avatar?: components["schemas"]["User"]["avatar"];
            fullName?: components["schemas"]["User"]["fullName"];
            status?: components["schemas"]["User"]["status"];
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: password */
            password: string;
            dob?: string;
            gender?: components["schemas"]["Gender"];
        };
        KeyRecord: {
            /** Format: password */
            key: string;
            /** @description Whose it is. */
            userId?: string;
            /** @description Milliseconds since 1970. */
            expiresAt?: number;
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
        ServerError: {
            /** @constant */
            code?: 500;
            /** @constant */
            retryable?: true;
            data?: unknown;
        } & components["schemas"]["Error"];
        UnavailableError: {
            /** @constant */
            code?: 503;
            /** @constant */
            retryable?: true;
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
        /** @description Nobody has this identifier, or nobody the key may see. */
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
        /** @description The key is missing, nobody's or no longer valid, or it is a user's own where an Admin's is needed. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description Login or password is wrong, or the account is not active; which of them is not told. */
        LoginRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description The service failed; the same request may work later. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServerError"];
            };
        };
        /** @description The service is overloaded or being maintained; the same request may work later. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnavailableError"];
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
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
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
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    retrieveUser: {
        parameters: {
            query?: {
                /** @description Identifier of the user; without it the accounts are listed. */
                id?: string;
                /** @description Which page of the list, from 1. */
                page?: components["schemas"]["FromOne"];
                /** @description How many accounts a page holds. */
                limit?: components["schemas"]["FromOne"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, or a page of the list. */
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
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedUserAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UserNotFound"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
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
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
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
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description The user is logged in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTokenAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["LoginRefused"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description None is needed; some official clients send an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The token is valid. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedTokenAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description None is needed; some official clients send an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The token is removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoutAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
/** The response examples of each operation, with the names of the values each can be given with. */
export interface Examples {
    changePassword: {
        documented: 'id';
        ownPassword: 'id';
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        unknownUser: never;
        otherUser: never;
        deletedAgain: never;
        afterDelete: never;
        wrongPassword: never;
        stalePassword: never;
        withoutId: never;
        broken: never;
        unavailable: never;
    };
    changePasswordByPost: {
        documented: 'id';
        ownPassword: 'id';
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        unknownUser: never;
        otherUser: never;
        deletedAgain: never;
        afterDelete: never;
        wrongPassword: never;
        stalePassword: never;
        withoutId: never;
        broken: never;
        unavailable: never;
    };
    retrieveUser: {
        retrieved: 'user';
        afterUpdate: 'user';
        own: 'user';
        listed: 'users' | 'metadata';
        secondPage: 'users' | 'metadata';
        ownList: 'users' | 'metadata';
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        unknownUser: never;
        otherUser: never;
        deletedAgain: never;
        afterDelete: never;
        required: 'fault' | 'property';
        mistyped: 'fault' | 'property' | 'expected';
        tooShort: 'fault' | 'property' | 'limit';
        tooLong: 'fault' | 'property' | 'limit';
        invalid: 'fault' | 'property';
        object: 'fault';
        empty: 'fault' | 'property';
        enum: 'fault' | 'property';
        tooSmall: 'fault' | 'property' | 'limit';
        broken: never;
        unavailable: never;
    };
    updateUser: {
        updated: 'user';
        unchanged: 'user';
        own: 'user';
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        unknownUser: never;
        otherUser: never;
        deletedAgain: never;
        afterDelete: never;
        required: 'fault' | 'property';
        mistyped: 'fault' | 'property' | 'expected';
        tooShort: 'fault' | 'property' | 'limit';
        tooLong: 'fault' | 'property' | 'limit';
        invalid: 'fault' | 'property';
        object: 'fault';
        empty: 'fault' | 'property';
        enum: 'fault' | 'property';
        tooSmall: 'fault' | 'property' | 'limit';
        broken: never;
        unavailable: never;
    };
    createUser: {
        created: 'id';
        minimal: 'id';
        inactive: 'id';
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        required: 'fault' | 'property';
        mistyped: 'fault' | 'property' | 'expected';
        tooShort: 'fault' | 'property' | 'limit';
        tooLong: 'fault' | 'property' | 'limit';
        invalid: 'fault' | 'property';
        object: 'fault';
        empty: 'fault' | 'property';
        enum: 'fault' | 'property';
        tooSmall: 'fault' | 'property' | 'limit';
        broken: never;
        unavailable: never;
    };
    deleteUser: {
        deleted: 'id';
        withToken: 'id';
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        unknownUser: never;
        otherUser: never;
        deletedAgain: never;
        afterDelete: never;
        required: 'fault' | 'property';
        mistyped: 'fault' | 'property' | 'expected';
        tooShort: 'fault' | 'property' | 'limit';
        tooLong: 'fault' | 'property' | 'limit';
        invalid: 'fault' | 'property';
        object: 'fault';
        empty: 'fault' | 'property';
        enum: 'fault' | 'property';
        tooSmall: 'fault' | 'property' | 'limit';
        broken: never;
        unavailable: never;
    };
    createToken: {
        created: 'token';
        afterChange: 'token';
        byUsername: 'token';
        unparsable: never;
        wrongPassword: never;
        unknownLogin: never;
        beforeChange: never;
        formerPassword: never;
        afterDelete: never;
        inactive: never;
        required: 'fault' | 'property';
        mistyped: 'fault' | 'property' | 'expected';
        tooShort: 'fault' | 'property' | 'limit';
        tooLong: 'fault' | 'property' | 'limit';
        invalid: 'fault' | 'property';
        object: 'fault';
        empty: 'fault' | 'property';
        enum: 'fault' | 'property';
        tooSmall: 'fault' | 'property' | 'limit';
        broken: never;
        unavailable: never;
    };
    checkToken: {
        valid: 'token' | 'expired';
        afterChange: 'token' | 'expired';
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        required: 'fault' | 'property';
        mistyped: 'fault' | 'property' | 'expected';
        tooShort: 'fault' | 'property' | 'limit';
        tooLong: 'fault' | 'property' | 'limit';
        invalid: 'fault' | 'property';
        object: 'fault';
        empty: 'fault' | 'property';
        enum: 'fault' | 'property';
        tooSmall: 'fault' | 'property' | 'limit';
        broken: never;
        unavailable: never;
    };
    logout: {
        loggedOut: never;
        unparsable: never;
        unauthorized: never;
        notAdmin: never;
        afterLogout: never;
        loggedOutAgain: never;
        userDeleted: never;
        required: 'fault' | 'property';
        mistyped: 'fault' | 'property' | 'expected';
        tooShort: 'fault' | 'property' | 'limit';
        tooLong: 'fault' | 'property' | 'limit';
        invalid: 'fault' | 'property';
        object: 'fault';
        empty: 'fault' | 'property';
        enum: 'fault' | 'property';
        tooSmall: 'fault' | 'property' | 'limit';
        broken: never;
        unavailable: never;
    };
}
