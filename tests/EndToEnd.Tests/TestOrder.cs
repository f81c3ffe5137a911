// The seed and the number of threads belong to the process: tests that set them must not run beside others that draw.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
