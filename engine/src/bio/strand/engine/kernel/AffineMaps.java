// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.List;

/**
 * The affine maps of a network, which share working memory: they are used by one thread at a time
 * and closed together.
 */
public final class AffineMaps implements AutoCloseable {

    private final List<AffineMap> maps;
    private final NativeScope shared;

    AffineMaps(List<AffineMap> maps, NativeScope shared) {
        this.maps = List.copyOf(maps);
        this.shared = shared;
    }

    /**
     * One of the maps.
     *
     * @param index its place among the shapes that were asked for
     * @return the map
     */
    public AffineMap get(int index) {
        return maps.get(index);
    }

    /**
     * Takes the parameters of all maps over, which follow each other in their order.
     *
     * @param parameters a flat vector
     */
    public void load(float[] parameters) {
        int at = 0;
        for (AffineMap map : maps) {
            map.load(parameters, at);
            at += map.shape().parameterCount();
        }
    }

    /**
     * Adds the gradients that the maps hold to an array, and begins new ones.
     *
     * @param gradient the flat vector of gradients
     */
    public void addGradient(float[] gradient) {
        int at = 0;
        for (AffineMap map : maps) {
            map.addGradient(gradient, at);
            at += map.shape().parameterCount();
        }
    }

    /** Frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        maps.forEach(AffineMap::close);
        shared.close();
    }
}
