package org.houzhen.kiosk.web;

import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets in this terminal's own page and programs on this machine, which send no Origin. A page of another site is turned
 * away by its Origin, and one that made its own name point here by its Host.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocalDoor implements WebFilter {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final ContentPolicy policy;

    LocalDoor(ContentPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders request = exchange.getRequest().getHeaders();
        String host = request.getFirst(HttpHeaders.HOST);
        String origin = request.getFirst(HttpHeaders.ORIGIN);
        if (host == null || !isHere(host) || origin != null && !origin.equals("http://" + host)) {
            exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
            return exchange.getResponse().setComplete();
        }
        policy.addTo(exchange.getResponse().getHeaders());
        return chain.filter(exchange);
    }

    private static boolean isHere(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        return HERE.contains(hasPort ? host.substring(0, colon) : host);
    }
}
