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
         * @description Creates a user with a name and a password. The user holds no role and can change its own password. There are 100 users at
         *     most, `root` among them.
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
         * @description Removes a user. Its credential is refused at once, and the roles it held are forgotten: who gets the name later begins
         *     without. To drop a user that does not exist is no failure, and the name is not checked; `root` stays.
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
         * @description Gives the names of the roles a user holds, in the order of their bytes. `public`, which everybody has, is named only where
         *     it was granted; `root` may do everything and holds no role. Of a user that does not exist it gives an empty list. Every
         *     user may describe itself.
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
    "/v2/vectordb/users/grant_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant Role to User
         * @description Gives a user a role: from now on it may do what the role may. User and role have to exist; to grant a role the user holds
         *     already is no failure.
         */
        post: operations["grantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/users/revoke_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Role From User
         * @description Takes a role from a user. The role has to exist; a user that does not hold it, or does not exist, is no failure.
         */
        post: operations["revokeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/roles/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Role
         * @description Creates a role. It has no privileges and nobody holds it. There are 10 roles at most, `admin` and `public` among them.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/roles/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop Role
         * @description Removes a role that has no privileges; whoever holds it holds it no more. `admin` and `public` stay, and a role that has
         *     privileges stays until each is revoked.
         */
        post: operations["dropRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/roles/describe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Describe Role
         * @description Gives the privileges of a role in one database, in the order of object type, object name and privilege; those for every
         *     database (`*`) are among them. `admin` may do everything and has none by name. Every user may describe `public` and the
         *     roles it holds.
         */
        post: operations["describeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/roles/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List Roles
         * @description Gives the names of all roles, in the order of their bytes.
         */
        post: operations["listRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/roles/grant_privilege": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant Privilege To Role
         * @description Gives a role a privilege on an object. The object type decides which privileges there are; `*` as object name means every
         *     object of that type, and an object need not exist. To grant what the role has already is no failure.
         */
        post: operations["grantPrivilege"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/roles/revoke_privilege": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Privilege From Role
         * @description Takes a privilege on an object from a role. To revoke what the role does not have is no failure.
         */
        post: operations["revokePrivilege"];
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
        /** DatabaseReq */
        Nothing: {
            /** DbName */
            dbName?: components["schemas"]["UnusedDatabase"];
        };
        /** UserRoleReq */
        UserRole: {
            /** UserName */
            userName: components["schemas"]["UserName"];
            /** RoleName */
            roleName: components["schemas"]["RoleName"];
        };
        /** RoleReq */
        RoleCreation: {
            /** DbName */
            dbName?: components["schemas"]["UnusedDatabase"];
            /** RoleName */
            roleName: components["schemas"]["RoleName"];
        };
        /** RoleReq */
        RoleDrop: {
            /** DbName */
            dbName?: components["schemas"]["UnusedDatabase"];
            /** RoleName */
            roleName: components["schemas"]["RoleName"];
        };
        /** RoleReq */
        RoleReference: {
            /** DbName */
            dbName?: components["schemas"]["DatabaseName"];
            /** RoleName */
            roleName: components["schemas"]["RoleName"];
        };
        /** GrantReq */
        PrivilegeGrant: {
            /** RoleName */
            roleName: components["schemas"]["RoleName"];
            /** ObjectType */
            objectType: components["schemas"]["ObjectType"];
            /** ObjectName */
            objectName: components["schemas"]["ObjectName"];
            /** Privilege */
            privilege: components["schemas"]["Privilege"];
            /** DbName */
            dbName?: components["schemas"]["DatabaseName"];
        } & (unknown & unknown & unknown);
        /** @description The value should start with a letter and can only contain underline, letters and numbers. */
        UserName: string & (unknown & unknown & unknown & unknown);
        /** @description What the engine itself asks for. Blanks around a name are not looked at, but belong to it all the same. */
        EngineUserName: string & (unknown & unknown & unknown & unknown);
        /** @description Begins with a letter or an underscore; letters, numbers, underscores and dollar signs follow. */
        RoleName: string & (unknown & unknown & unknown & unknown);
        /**
         * @description What a privilege is about.
         * @enum {string}
         */
        ObjectType: "Collection" | "Global" | "User";
        /** @description Which object of that type; `*` for every one. It need not exist. */
        ObjectName: string;
        /** @description What may be done to it; which names there are depends on the type of the object. `*` means all of that type. */
        Privilege: string;
        /**
         * @description What may be done to a collection.
         * @enum {string}
         */
        CollectionPrivilege: "Load" | "Release" | "Compaction" | "Insert" | "Delete" | "Upsert" | "GetStatistics" | "CreateIndex" | "IndexDetail" | "DropIndex" | "Search" | "Flush" | "Query" | "LoadBalance" | "Import" | "GetLoadingProgress" | "GetLoadState" | "*";
        /**
         * @description What concerns the whole server; `All` includes every privilege of every type.
         * @enum {string}
         */
        GlobalPrivilege: "All" | "CreateCollection" | "DropCollection" | "DescribeCollection" | "ShowCollections" | "RenameCollection" | "CreateOwnership" | "DropOwnership" | "SelectOwnership" | "ManageOwnership" | "CreateResourceGroup" | "DropResourceGroup" | "DescribeResourceGroup" | "ListResourceGroups" | "TransferReplica" | "TransferNode" | "FlushAll" | "CreateDatabase" | "DropDatabase" | "ListDatabases" | "*";
        /**
         * @description What may be done to another user.
         * @enum {string}
         */
        UserPrivilege: "UpdateUser" | "SelectUser" | "*";
        /** @description The database a privilege is for; `*` for every one. Without it the header `DB-Name` counts, else `default`. */
        DatabaseName: string;
        /** @description Accepted and not looked at. Official clients send it along. */
        UnusedDatabase: string;
        /**
         * Format: password
         * @description 8 to 64 characters, of at least three of these kinds: uppercase letters, lowercase letters, numbers, special characters.
         *     The engine itself asks for less: see `EnginePassword`.
         */
        NewPassword: string;
        /**
         * Format: password
         * @description What the engine itself asks for: 6 to 256 bytes of any kind. More than 72 are not refused here, but when the password is
         *     encrypted, after the current one was compared.
         */
        EnginePassword: string;
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
        RoleNames: {
            /** @constant */
            code: 0;
            data: string[];
        };
        Grants: {
            /** @constant */
            code: 0;
            data: components["schemas"]["Grant"][];
        };
        Grant: {
            objectType: string;
            objectName: string;
            privilege: string;
            dbName: string;
            /** @description The user that granted it. */
            grantor: string;
        };
        UserRecord: {
            userName: string;
            /** Format: password */
            password: string;
            roles?: string[];
        };
        RoleRecord: {
            roleName: string;
            privileges?: components["schemas"]["Grant"][];
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
        /** @description The caller lacks the privilege `UpdateUser`; nothing has changed. */
        NeedsUpdateUser: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The caller lacks the privilege `CreateOwnership`; nothing has changed. */
        NeedsCreateOwnership: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The caller lacks the privilege `DropOwnership`; nothing has changed. */
        NeedsDropOwnership: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The caller lacks the privilege `SelectUser`; nothing has changed. */
        NeedsSelectUser: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The caller lacks the privilege `SelectOwnership`; nothing has changed. */
        NeedsSelectOwnership: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The caller lacks the privilege `ManageOwnership`; nothing has changed. */
        NeedsManageOwnership: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The time the request gave the server is over. */
        TimedOut: {
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
        /** @description The same for a GET. */
        MovedPermanently: {
            headers: {
                /** @description The path without it. */
                Location?: string;
                [name: string]: unknown;
            };
            content: {
                "text/html; charset=utf-8": string;
            };
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
        /**
         * @description The database, where the body names none.
         * @example default
         */
        DbName: string;
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
            403: components["responses"]["NeedsUpdateUser"];
            408: components["responses"]["TimedOut"];
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
            403: components["responses"]["NeedsCreateOwnership"];
            408: components["responses"]["TimedOut"];
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
            403: components["responses"]["NeedsDropOwnership"];
            408: components["responses"]["TimedOut"];
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
            403: components["responses"]["NeedsSelectUser"];
            408: components["responses"]["TimedOut"];
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
            403: components["responses"]["NeedsSelectOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    grantRole: {
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
                "application/json": components["schemas"]["UserRole"];
            };
        };
        responses: {
            /** @description With `code` 0 the user holds the role, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsManageOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    revokeRole: {
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
                "application/json": components["schemas"]["UserRole"];
            };
        };
        responses: {
            /** @description With `code` 0 the user does not hold the role, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsManageOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    createRole: {
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
                "application/json": components["schemas"]["RoleCreation"];
            };
        };
        responses: {
            /** @description With `code` 0 the role exists, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsCreateOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    dropRole: {
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
                "application/json": components["schemas"]["RoleDrop"];
            };
        };
        responses: {
            /** @description With `code` 0 there is no such role, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsDropOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    describeRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, where the body names none.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleReference"];
            };
        };
        responses: {
            /** @description With `code` 0 the privileges of the role. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grants"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsSelectOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    listRoles: {
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
                    "application/json": components["schemas"]["RoleNames"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsSelectOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    grantPrivilege: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, where the body names none.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrivilegeGrant"];
            };
        };
        responses: {
            /** @description With `code` 0 the role has the privilege, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsManageOwnership"];
            408: components["responses"]["TimedOut"];
        };
    };
    revokePrivilege: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Seconds after which the server gives up. Without it (the page says "None") the server's own limit of 30 seconds holds.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, where the body names none.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrivilegeGrant"];
            };
        };
        responses: {
            /** @description With `code` 0 the role does not have the privilege, with any other `code` nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NeedsManageOwnership"];
            408: components["responses"]["TimedOut"];
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
        encryptionFailed: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    createUser: {
        created: never;
        afterDrop: never;
        alreadyExists: 'userName';
        tooManyUsers: never;
        encryptionFailed: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    dropUser: {
        dropped: never;
        droppedAgain: never;
        root: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    describeUser: {
        described: 'roles';
        unknownUser: never;
        withRole: 'roles';
        afterRevoke: never;
        own: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    listUsers: {
        listed: 'userNames';
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    grantRole: {
        granted: never;
        grantedAgain: never;
        unknownUser: never;
        unknownRole: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    revokeRole: {
        revoked: never;
        notHeld: never;
        unknownUser: never;
        unknownRole: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    createRole: {
        created: never;
        alreadyExists: 'roleName';
        tooManyRoles: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    dropRole: {
        dropped: never;
        unknownRole: never;
        hasPrivileges: never;
        builtIn: 'roleName';
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    describeRole: {
        described: 'grants';
        withPrivilege: never;
        afterRevoke: never;
        afterDrop: never;
        ofAdmin: never;
        ofPublic: never;
        unknownRole: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    listRoles: {
        listed: 'roleNames';
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    grantPrivilege: {
        granted: never;
        grantedAgain: never;
        unknownRole: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
    revokePrivilege: {
        revoked: never;
        notGranted: never;
        unknownRole: never;
        notAuthenticated: never;
        droppedUser: never;
        notPermitted: 'userName';
        timedOut: never;
    };
}
