using Strata.CommandLine;

return CommandLineProgram.Run(
    "Strata inference: data sets, ONNX models, batched inference and features.", args, typeof(Program).Assembly);
