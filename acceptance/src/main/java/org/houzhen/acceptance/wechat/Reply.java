package org.houzhen.acceptance.wechat;

import java.util.Map;

/** An answer before it is signed. */
record Reply(int status, Object body) {
    static Reply ok(Object body) {
        return new Reply(200, body);
    }

    static Reply noContent() {
        return new Reply(204, "");
    }

    static Reply error(int status, String code, String message) {
        return new Reply(status, Map.of("code", code, "message", message));
    }
}
