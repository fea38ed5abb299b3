package org.houzhen.server.staff;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.houzhen.server.kiosk.Terminals;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Learns from a request who makes it: a terminal from its bearer token, anybody else from the cookie. Neither opens the
 * other's door. Asks the store on a thread that may block, once for each request and only when a rule wants to know.
 */
final class CredentialsReader implements ServerSecurityContextRepository {
    static final String COOKIE = "houzhen";
    static final String TERMINAL = "TERMINAL";
    /** Whose desk a page shows; a program that shows none leaves it out. */
    static final String SHOWN = "Houzhen-Staff";

    private static final String BEARER = "Bearer ";
    private static final String TERMINAL_PATHS = "/api/kiosk/";

    private final Terminals terminals;
    private final SignIns signIns;

    CredentialsReader(Terminals terminals, SignIns signIns) {
        this.terminals = terminals;
        this.signIns = signIns;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Callable<Optional<Authentication>> question =
                request.getPath().value().startsWith(TERMINAL_PATHS) ? () -> terminal(request) : () -> person(request);
        return Mono.fromCallable(question)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(Mono::justOrEmpty)
                .<SecurityContext>map(SecurityContextImpl::new)
                .cache();
    }

    private Optional<Authentication> terminal(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> terminals.holding(header.substring(BEARER.length())))
                .map(terminal -> authentication(terminal, TERMINAL));
    }

    /** A page that shows another's desk has nobody: since it was opened somebody else signed in in that browser. */
    private Optional<Authentication> person(ServerHttpRequest request) {
        String shown = request.getHeaders().getFirst(SHOWN);
        return Optional.ofNullable(request.getCookies().getFirst(COOKIE))
                .map(HttpCookie::getValue)
                .flatMap(signIns::holding)
                .filter(person -> shown == null || shown.equals(person.staffId()))
                .map(person -> authentication(person, person.role().name()));
    }

    private static Authentication authentication(Object principal, String authority) {
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority(authority)));
    }

    /** Nothing to save: a credential is checked anew with each request. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, SecurityContext context) {
        return Mono.empty();
    }
}
