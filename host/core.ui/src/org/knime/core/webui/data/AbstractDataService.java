// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

/** What all services have in common. */
public abstract class AbstractDataService implements DataService {
    AbstractDataService() {}
}
