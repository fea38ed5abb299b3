/** Speaks Alipay's gateway: signed requests, answers verified before they are read, notifications, bills. Owns no table. */
@ApplicationModule(allowedDependencies = {"channel", "payment", "web"})
package org.houzhen.server.alipay;

import org.springframework.modulith.ApplicationModule;
