package org.houzhen.kiosk.web;

import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.kiosk.contract.Pairing;
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
 * Lets to the devices only who knows the pairing code. It comes as a WebSocket subprotocol, because a page can set no other
 * header, and an address would be kept in logs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PairingDoor implements WebFilter {
    private static final String PREFIX = "pairing.";
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";

    private final Pairing pairing;

    PairingDoor(Pairing pairing) {
        this.pairing = pairing;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean toDevices = exchange.getRequest().getPath().value().startsWith(DeviceSocket.ROOT);
        if (toDevices
                && code(exchange.getRequest().getHeaders())
                        .filter(pairing::admits)
                        .isEmpty()) {
            exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
            return exchange.getResponse().setComplete();
        }
        return chain.filter(exchange);
    }

    private static Optional<String> code(HttpHeaders headers) {
        return headers.getOrEmpty(PROTOCOLS).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(PREFIX))
                .map(protocol -> protocol.substring(PREFIX.length()))
                .findFirst();
    }
}
