using Strata.CommandLine;

return CommandLineProgram.Run(
    "Strata training: trains CNN variants with TorchSharp and exports them to ONNX.", args, typeof(Program).Assembly);
