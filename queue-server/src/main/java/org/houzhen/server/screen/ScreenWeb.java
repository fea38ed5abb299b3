package org.houzhen.server.screen;

import java.io.IOException;
import java.time.Duration;
import org.houzhen.server.web.OpenFeeds;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpCookie;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Opens the feed on every connection of the web server, and serves the one page all screens share. */
@Configuration(proxyBeanMethods = false)
class ScreenWeb {
    static final String COOKIE = "houzhen-screen";

    private static final String SECRET = "[A-Za-z0-9_-]{43}";
    /** The most that browsers allow. */
    private static final Duration COOKIE_LIFE = Duration.ofDays(400);

    private static final String PAGE = "META-INF/resources/assets/display/screen.html";

    /** Of machines that are known to be screens, each counted for itself. */
    @Bean
    OpenFeeds screenFeeds(FeedLimits limits) {
        return new OpenFeeds("screen", limits.socketsMax(), FeedLimits.SOCKETS_PER_MACHINE_MAX);
    }

    /** Of all others, counted by address and apart: they take no paired screen's place. */
    @Bean
    OpenFeeds unpairedFeeds(FeedLimits limits) {
        return new OpenFeeds("unpaired", limits.socketsMax(), limits.socketsPerAddressMax());
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> feedDoor(
            ScreenFeed feed, ScreenList screens, OpenFeeds screenFeeds, OpenFeeds unpairedFeeds) {
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, address) ->
                new FeedDoor(feed, screens, screenFeeds, unpairedFeeds).stand(channel.pipeline())));
    }

    @Bean
    RouterFunction<ServerResponse> screenPage() throws IOException {
        byte[] page = new ClassPathResource(PAGE).getContentAsByteArray();
        return RouterFunctions.route(
                RequestPredicates.GET("/screen/{screen}"),
                request -> lasting(request.exchange().getRequest())
                        .contentType(MediaType.TEXT_HTML)
                        .bodyValue(page));
    }

    private static ServerResponse.BodyBuilder lasting(ServerHttpRequest request) {
        String secret = secretIn(request);
        ServerResponse.BodyBuilder answer = ServerResponse.ok();
        return secret.isEmpty() ? answer : answer.cookie(cookie(secret, request));
    }

    /** Keeps a screen's secret in its browser, out of reach of any script. Each time the page is loaded it lasts anew. */
    static ResponseCookie cookie(String secret, ServerHttpRequest request) {
        return ResponseCookie.from(COOKIE, secret)
                .httpOnly(true)
                .sameSite("Strict")
                .secure("https".equals(request.getURI().getScheme()))
                .path("/")
                .maxAge(COOKIE_LIFE)
                .build();
    }

    /** The secret that came with a request; empty when none did. */
    static String secretIn(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(COOKIE);
        return cookie == null || !cookie.getValue().matches(SECRET) ? "" : cookie.getValue();
    }
}
