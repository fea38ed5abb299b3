/** What the tests of several modules need alike: a browser, and the rules that every class obeys. */
package org.houzhen.rig;
