/**
 * Owns the screens and the feed that keeps them level with their waiting area: each is sent the whole small view it must
 * show whenever that view changes, and tells what it has shown. Says which machines are screens.
 */
@ApplicationModule(allowedDependencies = {"kiosk", "speech", "staff", "web"})
package org.houzhen.server.screen;

import org.springframework.modulith.ApplicationModule;
