/** The port to whoever collects money: what is asked of a channel, what it answers, and the bill it sends of a day. */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.channel;

import org.springframework.modulith.ApplicationModule;
