package org.houzhen.server.staff;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import java.util.EnumSet;
import java.util.Set;
import org.houzhen.server.kiosk.PatientsHere;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.kiosk.Terminals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Who may do what; read {@link #whoMayDoWhat} first. What no line allows is refused. The one door not seen here is
 * {@code /ws/screens/}, which the feed opens below the web framework: for known screens, read-only, own origin only.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityRules {
    private static final String[] PAGES = {
        "/",
        "/favicon.svg",
        "/assets/**",
        "/_static/**",
        "/screen/*",
        "/screen/*/speech/*",
        "/desk",
        "/desk/**",
        "/phone",
        "/phone/**"
    };
    private static final PathPattern DESK_PATHS = PathPatternParser.defaultInstance.parse("/api/desk/**");
    private static final String WRITE_HEADER = "X-Requested-With";
    private static final String WRITE_HEADER_VALUE = "houzhen";
    private static final Set<HttpMethod> READS = Set.of(GET, HEAD, HttpMethod.OPTIONS);

    private static void whoMayDoWhat(AuthorizeExchangeSpec rules, PatientsHere here) {
        rules.pathMatchers(GET, PAGES).permitAll();
        rules.pathMatchers(HEAD, PAGES).permitAll();
        rules.pathMatchers(GET, "/actuator/health").permitAll();
        rules.pathMatchers("/actuator/**").hasAuthority(Role.ADMINISTRATOR.name());

        rules.pathMatchers(POST, "/screen/{screen}/pairing").permitAll(); // Gives a code; a person decides.
        rules.pathMatchers(POST, "/api/wechat/notify", "/api/alipay/notify").permitAll(); // They prove themselves.

        rules.pathMatchers(POST, "/api/kiosk/terminals").permitAll(); // It proves itself by its one-time code.
        rules.pathMatchers("/api/kiosk/patients/{patient}/*").access((who, where) -> isHere(here, who, where));
        rules.pathMatchers("/api/kiosk/**").hasAuthority(CredentialsReader.TERMINAL);

        // Each proves itself by the signed token of a link, and by more where it acts.
        rules.pathMatchers(GET, "/api/phone/visit", "/api/phone/stops", "/api/phone/feed", "/api/phone/other-days")
                .permitAll();
        rules.pathMatchers(POST, "/api/phone/sign-in", "/api/phone/move").permitAll();

        rules.pathMatchers(POST, "/api/desk/sign-in").permitAll();
        rules.pathMatchers("/api/desk/sign-out", "/api/desk/me/**").hasAnyAuthority(everybody());
        rules.pathMatchers(GET, "/api/desk/terminals", "/api/desk/screens").hasAnyAuthority(everybody());
        rules.pathMatchers("/api/desk/staff/**", "/api/desk/terminal-codes", "/api/desk/terminals/**")
                .hasAuthority(Role.ADMINISTRATOR.name());
        rules.pathMatchers("/api/desk/rules/**").hasAuthority(Role.ADMINISTRATOR.name());
        rules.pathMatchers(GET, "/api/desk/audit/areas/{area}/**")
                .access((who, where) -> worksThere(who, where, Role.OVERSEERS));
        rules.pathMatchers(GET, "/api/desk/audit/areas").hasAnyAuthority(names(Role.OVERSEERS));
        rules.pathMatchers("/api/desk/screens/**", "/api/desk/screen-machines/**", "/api/desk/open-screens/**")
                .hasAuthority(Role.ADMINISTRATOR.name());
        rules.pathMatchers(GET, "/api/desk/manual-orders")
                .hasAnyAuthority(Role.ADMINISTRATOR.name(), Role.CLERK.name());
        rules.pathMatchers("/api/desk/money/**").hasAnyAuthority(Role.ADMINISTRATOR.name(), Role.CLERK.name());
        rules.pathMatchers("/api/desk/suspended-visits/**")
                .hasAnyAuthority(Role.ADMINISTRATOR.name(), Role.CLERK.name());
        rules.pathMatchers(GET, "/api/desk/closings")
                .hasAnyAuthority(Role.ADMINISTRATOR.name(), Role.HEAD_NURSE.name(), Role.NURSE.name());
        rules.pathMatchers("/api/desk/unproven-slips/**")
                .hasAnyAuthority(Role.ADMINISTRATOR.name(), Role.HEAD_NURSE.name(), Role.NURSE.name());
        rules.pathMatchers(GET, "/api/desk/order-changes/{area}/**")
                .access((who, where) -> worksThere(who, where, Role.OVERSEERS));
        rules.pathMatchers(GET, "/api/desk/order-changes").hasAnyAuthority(names(Role.OVERSEERS));
        rules.pathMatchers(GET, "/api/desk/waits/{area}/**")
                .access((who, where) -> worksThere(who, where, Role.OVERSEERS));
        rules.pathMatchers(GET, "/api/desk/waits").hasAnyAuthority(names(Role.OVERSEERS));
        rules.pathMatchers("/api/desk/room-plans/{area}/**")
                .access((who, where) -> worksThere(who, where, Role.OVERSEERS));
        rules.pathMatchers(GET, "/api/desk/room-plans").hasAnyAuthority(names(Role.OVERSEERS));
        rules.pathMatchers("/api/desk/laboratory/**").hasAuthority(Role.LABORATORY.name());
        rules.pathMatchers("/api/desk/visits/*/orders", "/api/desk/orderable-items")
                .hasAuthority(Role.DOCTOR.name());
        rules.pathMatchers(GET, "/api/desk/stations", "/api/desk/areas", "/api/desk/reasons")
                .hasAnyAuthority(names(Role.CALLERS));
        inAreas(rules);

        rules.anyExchange().denyAll();
    }

    private static void inAreas(AuthorizeExchangeSpec rules) {
        rules.pathMatchers(POST, "/api/desk/areas/{area}/reopen-day")
                .access((who, where) -> worksThere(who, where, Role.REOPENERS));
        rules.pathMatchers("/api/desk/areas/{area}/**").access((who, where) -> worksThere(who, where, Role.CALLERS));
        rules.pathMatchers("/api/desk/**").hasAnyAuthority(names(Role.CARERS));
    }

    /** People work in their own areas; who has none of their own, in all. */
    private static Mono<AuthorizationResult> worksThere(
            Mono<Authentication> who, AuthorizationContext where, Set<Role> roles) {
        Object area = where.getVariables().get("area");
        return who.map(Authentication::getPrincipal)
                .ofType(StaffPrincipal.class)
                .map(person -> roles.contains(person.role()) && person.worksIn(String.valueOf(area)))
                .defaultIfEmpty(false)
                .map(AuthorizationDecision::new);
    }

    /** A terminal reads only of patients who have shown there who they are. */
    private static Mono<AuthorizationResult> isHere(
            PatientsHere here, Mono<Authentication> who, AuthorizationContext where) {
        String patient = String.valueOf(where.getVariables().get("patient"));
        return who.map(Authentication::getPrincipal)
                .ofType(TerminalPrincipal.class)
                .publishOn(Schedulers.boundedElastic())
                .map(terminal -> here.isHere(terminal.terminalId(), patient))
                .defaultIfEmpty(false)
                .map(AuthorizationDecision::new);
    }

    @Bean
    CredentialsReader credentials(Terminals terminals, SignIns signIns) {
        return new CredentialsReader(terminals, signIns);
    }

    @Bean
    SecurityWebFilterChain chain(
            ServerHttpSecurity http,
            CredentialsReader credentials,
            PatientsHere patientsHere,
            ProblemWriter problems,
            PagePolicy policy) {
        return http.securityContextRepository(credentials)
                .authorizeExchange(rules -> whoMayDoWhat(rules, patientsHere))
                .addFilterAt(new OwnPagesOnly(problems), SecurityWebFiltersOrder.CSRF)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((exchange, reason) ->
                                problems.write(exchange, HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", "请先登录。"))
                        .accessDeniedHandler((exchange, reason) -> problems.write(
                                exchange, HttpStatus.FORBIDDEN, "NOT_ALLOWED", "您无权进行此操作。如在自助机上，请重新放置证件。")))
                .headers(headers -> headers(headers, policy))
                .csrf(CsrfSpec::disable) // OwnPagesOnly stands in its place.
                .requestCache(RequestCacheSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .build();
    }

    private static void headers(HeaderSpec headers, PagePolicy policy) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy.directives()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicy(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"));
    }

    private static String[] everybody() {
        return names(EnumSet.allOf(Role.class));
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }

    /**
     * Takes writes to desks only from our own pages: the cookie is SameSite=Strict, and on top of it a header that no
     * other site's page can add without asking first.
     */
    private record OwnPagesOnly(ProblemWriter problems) implements WebFilter {
        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            ServerHttpRequest request = exchange.getRequest();
            boolean write = !READS.contains(request.getMethod())
                    && DESK_PATHS.matches(
                            request.getPath().pathWithinApplication()); // Decoded, as controllers are found.
            if (write && !WRITE_HEADER_VALUE.equals(request.getHeaders().getFirst(WRITE_HEADER))) {
                return problems.write(exchange, HttpStatus.FORBIDDEN, "WRITE_HEADER_MISSING", "请从本系统的页面操作。");
            }
            return chain.filter(exchange);
        }
    }
}
