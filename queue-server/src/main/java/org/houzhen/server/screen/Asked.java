package org.houzhen.server.screen;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.server.kiosk.Secret;

/**
 * What a request for a screen says of whoever makes it.
 *
 * @param address the machine at the other end of the line
 * @param cookies the lines of its cookies
 * @param authorization such as {@code Bearer …}; empty when it has none
 * @param forwarded it came through a proxy
 */
record Asked(String address, List<String> cookies, String authorization, boolean forwarded) {
    private static final String DESK_COOKIE = "houzhen";
    private static final String BEARER = "Bearer ";

    /** Whether the sign-in still holds does not matter: a screen's browser never had one. */
    boolean isDesk() {
        return values(DESK_COOKIE).findAny().isPresent();
    }

    /** The digest of the secret a screen's machine keeps in its cookie; empty when it has none. */
    String machine() {
        return secret().isEmpty() ? "" : new Secret(secret()).digest();
    }

    String secret() {
        return values(ScreenWeb.COOKIE).findFirst().orElse("");
    }

    /** The digest of a terminal's token; empty when it shows none. */
    String terminal() {
        return authorization.startsWith(BEARER) ? new Secret(authorization.substring(BEARER.length())).digest() : "";
    }

    private Stream<String> values(String name) {
        return cookies.stream()
                .flatMap(line -> ServerCookieDecoder.LAX.decodeAll(line).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "Asked[]";
    }
}
