/** Takes money by the card terminals beside the kiosks: what each was let to take, and what it has proven. */
@ApplicationModule(allowedDependencies = {"channel", "payment", "web"})
package org.houzhen.server.bankcard;

import org.springframework.modulith.ApplicationModule;
