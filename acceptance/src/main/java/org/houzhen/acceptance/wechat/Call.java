package org.houzhen.acceptance.wechat;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;

/** One request to the simulator. */
record Call(String method, String uri, String body, String authorization) {
    String path() {
        return new QueryStringDecoder(uri).path();
    }

    String parameter(String name) {
        List<String> values = new QueryStringDecoder(uri).parameters().getOrDefault(name, List.of(""));
        return values.get(0);
    }

    boolean is(String otherMethod, String prefix, String suffix) {
        String path = path();
        return method.equals(otherMethod)
                && path.startsWith(prefix)
                && path.endsWith(suffix)
                && path.length() > prefix.length() + suffix.length();
    }

    /** What stands between prefix and suffix of the path. */
    String between(String prefix, String suffix) {
        String path = path();
        return path.substring(prefix.length(), path.length() - suffix.length());
    }
}
