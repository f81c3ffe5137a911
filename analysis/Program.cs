using Strata.CommandLine;

return CommandLineProgram.Run(
    "Strata analysis: what ONNX models learned and where they err, without Torch.", args, typeof(Program).Assembly);
