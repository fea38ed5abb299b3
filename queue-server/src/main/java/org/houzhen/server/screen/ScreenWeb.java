package org.houzhen.server.screen;

import java.io.IOException;
import org.houzhen.server.web.OpenFeeds;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Opens the feed on every connection of the web server, and serves the one page all screens share. */
@Configuration(proxyBeanMethods = false)
class ScreenWeb {
    private static final String PAGE = "META-INF/resources/assets/display/screen.html";

    @Bean
    OpenFeeds screenFeeds(FeedLimits limits) {
        return new OpenFeeds("screen", limits.socketsMax(), limits.socketsPerAddressMax());
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> feedDoor(
            ScreenFeed feed, ScreenList screens, OpenFeeds screenFeeds) {
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit(
                (observer, channel, address) -> new FeedDoor(feed, screens, screenFeeds).stand(channel.pipeline())));
    }

    @Bean
    RouterFunction<ServerResponse> screenPage() throws IOException {
        byte[] page = new ClassPathResource(PAGE).getContentAsByteArray();
        return RouterFunctions.route(
                RequestPredicates.GET("/screen/{screen}"),
                request -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(page));
    }
}
