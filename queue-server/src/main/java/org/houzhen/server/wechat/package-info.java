/** Speaks WeChat Pay v3: signed requests, verified answers, encrypted notifications. Owns no table. */
@ApplicationModule(allowedDependencies = {"channel", "payment", "web"})
package org.houzhen.server.wechat;

import org.springframework.modulith.ApplicationModule;
