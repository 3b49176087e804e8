/* embed JVM_LIBRARY CLASSPATH MAIN_CLASS MODE: a program that creates a JVM through JNI, with libjvm outside the global scope. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <jni.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **arguments;

static int run(void)
{
	char path[4096];
	void *lib = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
	jint (*create)(JavaVM **, void **, void *) = (jint (*)(JavaVM **, void **, void *))dlsym(lib, "JNI_CreateJavaVM");
	JavaVMOption options[2] = { { path, NULL }, { "--enable-native-access=ALL-UNNAMED", NULL } };
	JavaVMInitArgs a = { JNI_VERSION_10, 2, options, JNI_FALSE };
	JavaVM *vm;
	JNIEnv *env;

	snprintf(path, sizeof path, "-Djava.class.path=%s", arguments[2]);
	if (create(&vm, (void **)&env, &a))
		return 90;
	jclass c = (*env)->FindClass(env, arguments[3]);
	jmethodID m = c ? (*env)->GetStaticMethodID(env, c, "main", "([Ljava/lang/String;)V") : NULL;
	jobjectArray none = (*env)->NewObjectArray(env, 2, (*env)->FindClass(env, "java/lang/String"), (*env)->NewStringUTF(env, "3"));
	if (!m)
		return 91;
	(*env)->CallStaticVoidMethod(env, c, m, none);
	int failed = (*env)->ExceptionCheck(env);
	if (failed)
		(*env)->ExceptionDescribe(env);
	(*vm)->DestroyJavaVM(vm);
	return failed ? 92 : 0;
}

static void *run_and_exit(void *unused) { (void)unused; exit(run()); }

int main(int n, char **a)
{
	arguments = a;
	if (n > 4 && !strcmp(a[4], "zombie-leader")) {
		pthread_t t;
		pthread_create(&t, NULL, run_and_exit, NULL);
		pthread_exit(NULL);
	}
	return run();
}
