package org.houzhen.server;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Ends connections of those who begin a request and never finish it, and those on which nothing is asked any more.
 * Streams of events and feeds of screens are answers or sockets by then, and live as long as they like.
 */
record SlowClients(Duration idleMax, Duration requestMax)
        implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.idleTimeout(idleMax).requestTimeout(requestMax));
    }
}
