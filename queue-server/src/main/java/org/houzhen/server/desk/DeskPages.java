package org.houzhen.server.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Every desk is the same page, which looks at who is signed in; so whatever address is kept as a bookmark works. */
@Configuration(proxyBeanMethods = false)
class DeskPages {
    private static final Resource PAGE = new ClassPathResource("META-INF/resources/desk/index.html");

    @Bean
    RouterFunction<ServerResponse> deskPage() {
        return RouterFunctions.route()
                .GET("/desk", DeskPages::page)
                .GET("/desk/", DeskPages::page)
                .GET("/desk/{desk:nurse|doctor|laboratory|administration}", DeskPages::page)
                .build();
    }

    private static Mono<ServerResponse> page(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(PAGE);
    }
}
