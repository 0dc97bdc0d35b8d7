using ModelTest.Tool;

return await ToolCommand.RunAsync(args, ToolHost.ForConsole()).ConfigureAwait(false);
