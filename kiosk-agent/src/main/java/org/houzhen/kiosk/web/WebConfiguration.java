package org.houzhen.kiosk.web;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.Map;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.face.CameraFrame;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.kiosk.session.KioskSession;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.WebsocketServerSpec;

/** Where the page, its socket and the sign of life are found. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {
    private static final int MESSAGE_BYTES_MAX = 4096;

    @Bean
    HandlerMapping socketMapping(KioskSocket socket, DeviceSocket devices, CameraSocket camera) {
        return new SimpleUrlHandlerMapping(
                Map.of("/ws/kiosk", socket, CameraSocket.PATH, camera, DeviceSocket.ROOT + "*", devices),
                Ordered.HIGHEST_PRECEDENCE);
    }

    /** Only the camera sends what is larger than a press. */
    @Override
    public WebSocketService getWebSocketService() {
        WebSocketService presses = taking(MESSAGE_BYTES_MAX);
        WebSocketService frames = taking(CameraFrame.BYTES_MAX);
        return (exchange, handler) ->
                (handler instanceof CameraSocket ? frames : presses).handleRequest(exchange, handler);
    }

    private static WebSocketService taking(int bytesMax) {
        return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(bytesMax)));
    }

    /** {@code /health} says what the terminal does right now, {@code /devices} how each device is, {@code /face} what is held of faces; nothing of whom it serves. */
    @Bean
    RouterFunction<ServerResponse> pages(
            PageFiles files, KioskSession session, ServerLink link, TerminalDevices devices, FaceDesk faces) {
        return route().GET("/", files::index)
                .GET(
                        "/health",
                        request -> ServerResponse.ok()
                                .bodyValue(Map.of(
                                        "server", link.state().name(),
                                        "screen", session.frame().screen())))
                .GET("/devices", request -> ServerResponse.ok().bodyValue(devices.conditions()))
                .GET(
                        "/face",
                        request -> Mono.fromCallable(faces::state)
                                .subscribeOn(Schedulers.boundedElastic()) // It looks through a folder.
                                .flatMap(state -> ServerResponse.ok().bodyValue(state)))
                .GET("/{*path}", files::file)
                .build();
    }
}
