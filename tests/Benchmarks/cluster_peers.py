"""The peers of ClusterBenchmark: python3 cluster_peers.py WHAT FOLDER COLUMNS NUMBER THREADS

Prints seconds, and for k-means the sum of squared distances. Reading the pixels is not timed, and neither is a first small run.
"""
import os
import sys
import time

what, folder, columns, number, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(threads)

import numpy as np


def pixels(split):
    return np.fromfile(os.path.join(folder, split), np.uint8).reshape(-1, columns).astype(np.float32) / 255


def sklearn_kmeans(x):
    from sklearn.cluster import KMeans
    return lambda rows, rounds: KMeans(10, n_init=1, max_iter=rounds, tol=0, random_state=number).fit(rows).inertia_


def faiss_kmeans(x):
    import faiss
    faiss.omp_set_num_threads(threads)

    def run(rows, rounds):
        # Without the limit faiss would train on a sample.
        k = faiss.Kmeans(columns, 10, niter=rounds, seed=number, max_points_per_centroid=len(rows))
        k.train(rows)
        return k.index.search(rows, 1)[0].sum(dtype=np.float64)
    return run


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


x = pixels("train")
if what == "neighbors-faiss":
    import faiss
    faiss.omp_set_num_threads(threads)
    index = faiss.IndexFlatL2(columns)
    index.add(x)
    queries = pixels("test")
    index.search(queries[:100], number)
    print(timed(lambda: index.search(queries, number))[0])
else:
    run = {"kmeans-sklearn": sklearn_kmeans, "kmeans-faiss": faiss_kmeans}[what](x)
    run(x[:2000], 2)
    print(*timed(lambda: run(x, 20)))
